"""Changes: put in, put over, taken out; idempotent, seen at once, and gone from every file."""

from datetime import date

import pytest

from forum.search.backend import Audience, NotReady
from tests.search.posts import ask, key, post


def ids(engine, word, **more):
    return {hit.id for hit in engine.find(ask(word, limit=1000, **more)).hits}


def test_a_post_is_found_as_soon_as_it_is_put_in(filled, opened, folder):
    engine, other = filled([]), opened(folder)
    assert ids(other, "tea") == set()

    engine.apply([post(1, "tea")])

    assert ids(other, "tea") == {key(1)}


def test_a_changed_post_is_found_by_its_new_words_alone(filled):
    engine = filled([post(1, "tea"), post(2, "tea")])

    engine.apply([post(1, "coffee")])

    assert (ids(engine, "tea"), ids(engine, "coffee")) == ({key(2)}, {key(1)})
    assert engine.posts(Audience.EVERYONE) == 2


def test_many_questions_can_be_put_to_the_index_as_it_is_at_one_moment(filled):
    engine = filled([post(1, "tea")])
    then = engine.now()
    assert ids(then, "tea") == {key(1)}

    engine.apply([post(2, "tea")], [key(1)])

    assert ids(then, "tea") == {key(1)}
    assert (then.posts(Audience.EVERYONE), then.frequency("tea", Audience.EVERYONE)) == (1, 1)
    assert ids(engine.now(), "tea") == {key(2)}


def test_a_post_that_was_taken_out_is_not_found(filled):
    engine = filled([post(1, "tea"), post(2, "tea")])

    engine.apply([], [key(1), key("unknown")])

    assert ids(engine, "tea") == {key(2)}


def test_the_same_change_twice_is_the_same_change(filled):
    engine = filled([post(1, "tea")])

    for _ in range(3):
        engine.apply([post(1, "tea"), post(2, "tea")], [key(3)])

    assert engine.find(ask("tea")).count == 2
    assert engine.entries() == {key(n): post(n, "tea").mark for n in (1, 2)}


def test_a_post_in_both_lists_is_there(filled):
    engine = filled([post(1, "tea")])

    engine.apply([post(1, "coffee")], [key(1)])

    assert ids(engine, "coffee") == {key(1)}


def test_a_post_that_moves_to_members_is_gone_for_everyone(filled):
    engine = filled([post(1, "tea"), post(2, "tea")])

    engine.apply([post(1, "tea", everyone=False)])

    assert ids(engine, "tea") == {key(2)}
    assert ids(engine, "tea", audience=Audience.MEMBERS) == {key(1), key(2)}
    engine.apply([post(1, "tea")])
    assert ids(engine, "tea") == {key(1), key(2)}


def test_the_marks_of_all_living_posts_are_told(filled):
    documents = [post(n, "tea", everyone=n % 2 == 0) for n in range(50)]
    engine = filled(documents)
    engine.apply([post(51, "cake")], [key(7)])

    expected = {document.id: document.mark for document in [*documents, post(51, "cake")]}
    del expected[key(7)]
    assert engine.entries() == expected


@pytest.mark.parametrize("audience", Audience)
def test_after_a_purge_no_file_has_the_words(filled, folder, audience):
    secret = [post(("gone", n), f"tea xyzzyplugh{n}", everyone=n < 3) for n in range(6)]
    engine = filled([*(post(n, "tea cake") for n in range(60)), *secret])
    engine.apply([post(("gone", 5), "other words", everyone=False)])
    engine.apply([], [key(("gone", n)) for n in range(5)])

    engine.purge()

    raw = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert b"xyzzyplugh" not in raw
    assert len(ids(engine, "tea", audience=audience)) == 60
    assert engine.purge() == 0


def test_a_purge_says_how_many_posts_it_was_for(filled):
    engine = filled([post(n, "tea") for n in range(3000)])
    engine.apply([], [key(n) for n in range(0, 3000, 100)])

    assert engine.purge() == 30
    assert engine.posts(Audience.EVERYONE) == 2970


def test_without_an_index_nothing_can_be_read_or_changed(engine):
    deeds = [
        lambda: engine.find(ask("tea")),
        lambda: engine.by_board(ask("tea")),
        lambda: engine.frequency("tea", Audience.EVERYONE),
        lambda: engine.posts(Audience.MEMBERS),
        lambda: engine.suggest("tea"),
        engine.entries,
        engine.warm,
        engine.purge,
        lambda: engine.apply([post(1, "tea")]),
    ]
    for deed in deeds:
        with pytest.raises(NotReady):
            deed()


def test_dates_of_any_year_can_be_kept(filled):
    engine = filled([post(1, "tea", day=date(1, 1, 1)), post(2, "tea", day=date(9999, 12, 31))])

    assert ids(engine, "tea", until=date(1999, 1, 1)) == {key(1)}


def test_a_very_long_post_and_an_empty_one_are_kept(filled):
    engine = filled([post(1, "tea " * 50_000 + "ǆ" * 5000), post(2, "")])

    assert engine.posts(Audience.EVERYONE) == 2
    assert ids(engine, "tea") == {key(1)}
