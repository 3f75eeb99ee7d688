"""Search by words and by meaning at once."""

from dataclasses import replace

import pytest

from config import load
from forum.search.backend import Audience, Health, NotReady, Order
from forum.search.choosing import open_backend
from forum.search.meaning import meaning_backend
from forum.search.meaning.meaning_backend import ASTRAY, MeaningBackend
from forum.search.meaning.model import Model
from forum.search.meaning.store import VectorStore
from forum.search.tantivy_engine.backend import TantivyBackend
from tests.search.meaning.vectors import TAG, bytes_in, names
from tests.search.posts import ask, key, phrase, post, wanted

ASKED = "Cannot sleep since I stopped drinking"
POSTS = [
    post("insomnia", "Insomnia after getting sober", board="sober"),
    post("sleep", "My dog likes to sleep on the sofa"),
    post("bus", "Which bus goes to the hospital"),
    post("both", "I stopped drinking and now I lie awake and cannot sleep"),
]
NAMES = [*("insomnia", "sleep", "bus", "both", "secret"), *range(300)]


def asked(text=ASKED, **more):
    return ask("sleep", "stop", "drink", text=text, **more)


def found(engine, request):
    return names((hit.id for hit in engine.find(request).hits), NAMES)


@pytest.fixture
def filled(engine):
    engine.apply(POSTS)
    return engine


def test_another_way_to_say_something_is_found(filled):
    page = filled.find(asked())

    assert found(filled, asked())[0] == "both"
    assert "insomnia" in found(filled, asked())
    assert "bus" not in found(filled, asked())
    assert (page.count, page.with_all, page.is_rough, page.next) == (3, 1, False, None)
    assert [hit.has_all for hit in page.hits] == [True, False, False]


def test_a_page_of_no_hits_has_the_numbers_all_the_same(filled):
    whole, none = filled.find(asked()), filled.find(asked(limit=0))

    assert none == replace(whole, hits=())


@pytest.mark.parametrize("request_", [asked(text=""), ask(text=ASKED)])
def test_where_nothing_was_said_words_alone_decide(filled, words, request_):
    assert filled.find(request_) == words.find(request_)


def test_the_newest_are_found_by_words_alone(filled, words):
    newest = asked(order=Order.NEWEST)

    assert filled.find(newest) == words.find(newest)


def test_words_alone_serve_while_there_is_no_model(words, store, tmp_path):
    engine = MeaningBackend(words, Model(tmp_path / "nothing", b"s" * 32), store)
    words.apply(POSTS)

    assert engine.find(asked()) == words.find(asked())
    assert engine.by_board(asked()) == words.by_board(asked())


def test_what_must_be_there_or_must_not_is_decided_by_words(filled):
    must = ask(wanted(phrase("stopped", "drinking"), must=True), "sleep", text=ASKED)
    without = asked(without=(wanted("sofa").alternatives[0],))

    assert found(filled, must) == ["both"]
    assert found(filled, without) == ["both"]


def test_words_that_nobody_used_find_nothing_by_chance(filled):
    assert filled.find(ask("xqzvy", text="xqzvy blorf")).hits == ()
    assert filled.find(ask("canine", text="my canine friend sleeps")).hits != ()


def test_boards_are_counted_with_what_was_found_by_meaning(filled):
    chosen = asked(only_boards=frozenset({key("sober")}))

    assert filled.by_board(chosen) == {key("sober"): 1, key("sleep"): 2}
    assert found(filled, chosen) == ["insomnia"]


def test_what_is_taken_out_is_gone_at_once_and_in_no_file(filled, store, tmp_path):
    filled.apply([], gone=[key("insomnia")])

    assert "insomnia" not in found(filled, asked())
    assert key("insomnia") not in bytes_in(tmp_path / "meaning")
    assert len(store.marks()) == 3


def test_what_changed_is_found_by_its_words_of_now(filled):
    filled.apply([replace(POSTS[0], body="Recipes for bread")])

    assert "insomnia" not in found(filled, asked())
    assert found(filled, ask("loaf", text="baking a loaf of bread")) == ["insomnia"]


def test_the_posts_of_others_change_nothing_that_everybody_sees(filled):
    before = filled.find(asked()), filled.by_board(asked())
    hidden = [
        replace(post(number, ASKED, everyone=False), board=key("closed")) for number in range(30)
    ]
    filled.apply(hidden)

    boards = frozenset({key("sleep"), key("sober")})
    assert (filled.find(asked()), filled.by_board(asked())) == before
    assert filled.find(asked(boards=boards)).hits == before[0].hits
    assert filled.find(asked(audience=Audience.MEMBERS)).count == 33


def test_marks_tell_of_vectors_that_do_not_fit(filled, words, store):
    assert filled.entries() == words.entries()

    words.apply([replace(POSTS[0], body="changed")], gone=[key("bus")])

    marks = filled.entries()
    assert marks[key("insomnia")] == marks[key("bus")] == ASTRAY
    assert marks[key("sleep")] == POSTS[1].mark


def test_a_new_index_keeps_the_vectors_of_the_same_words_alone(filled, store):
    moved = replace(POSTS[1], board=key("another"))
    told = []

    filled.rebuild(
        [POSTS[0], moved, replace(POSTS[2], body="changed"), post(5, "new")], told.append
    )

    assert told[-1] == 4
    assert store.marks() == {POSTS[0].id: POSTS[0].mark, moved.id: moved.mark}
    known = {each.id: each for each in [replace(POSTS[2], body="changed"), post(5, "new")]}
    assert filled.learner.some(lambda ids: [known[each] for each in ids], most=9) == 2
    assert filled.entries().keys() == store.marks().keys()


def test_a_purge_writes_the_vectors_anew_and_says_what_the_words_needed(filled, store):
    filled.apply([], gone=[post.id for post in POSTS[:3]])

    filled.purge()

    assert len(store.rows()) == 1


def test_pages_give_each_conversation_once(filled, monkeypatch):
    monkeypatch.setattr(meaning_backend, "MOST_BY_WORDS", 12)
    monkeypatch.setattr(meaning_backend, "MOST_BY_MEANING", 6)
    filled.apply([post(n, f"sleep and drink {'sleep ' * (n % 7)}") for n in range(30)])

    seen, request = [], asked(limit=5)
    while True:
        page = filled.find(request)
        seen += [hit.thread for hit in page.hits]
        if page.next is None:
            break
        request = replace(request, after=page.next)

    assert len(seen) == len(set(seen)) == 33
    assert filled.find(asked()).is_rough


def test_what_the_engine_of_words_says_of_itself_is_said(tmp_path, model):
    store = VectorStore(tmp_path / "meaning", TAG)
    engine = MeaningBackend(TantivyBackend(tmp_path / "words", b"s" * 32), model, store)

    assert engine.health() is Health.MISSING
    assert not engine.is_rebuilding()
    with pytest.raises(NotReady):
        engine.find(asked())
    engine.rebuild(POSTS)
    assert engine.health() is Health.READY
    assert engine.posts(Audience.EVERYONE) == 4
    assert engine.frequency("bus", Audience.EVERYONE) == 1
    assert engine.suggest("hospitol") == ("hospital",)
    engine.warm()
    engine.close()


def test_the_setting_chooses(tmp_path):
    tmp_path.chmod(0o700)
    for meaning, is_joined in (("on", True), ("off", False)):
        chosen = open_backend(load({"LAMPLIT_DATA": str(tmp_path), "LAMPLIT_MEANING": meaning}))
        assert isinstance(chosen, MeaningBackend) is is_joined
