"""Requests become queries that name as little as they can."""

import pytest

from forum.search.backend import Audience
from forum.search.tantivy_engine.entry import of_document
from forum.search.tantivy_engine.pair import Pair
from forum.search.tantivy_engine.querying import asked
from tests.search.posts import ask, key, phrase, post, term, wanted


@pytest.fixture
def snapshot(tmp_path):
    pair = Pair(tmp_path)
    pair.make()
    pair.put([of_document(post(n, "tea", board=f"board {n}")) for n in range(5)])
    return pair.snapshot(Audience.EVERYONE)


def test_one_word_needs_one_query(snapshot):
    assert asked(snapshot, ask("tea")).any is None
    assert asked(snapshot, ask("tea", wanted("cake", must=True))).any is None
    assert asked(snapshot, ask("tea", "cake")).any is not None


@pytest.mark.parametrize(("few", "negated"), [(4, True), (1, False)])
def test_of_boards_the_smaller_part_is_named(snapshot, few, negated):
    boards = frozenset(key(f"board {n}") for n in range(few))

    query = repr(asked(snapshot, ask("tea", boards=boards)).all)

    assert ("MustNot" in query) == negated


def test_no_board_is_named_when_all_may_be_read(snapshot):
    every = frozenset(key(f"board {n}") for n in range(9))

    assert repr(asked(snapshot, ask("tea", boards=every)).all).count("(Term(") == 1


def test_what_is_counted_names_nothing_twice(snapshot):
    request = ask(
        wanted("panic", phrase("panic", "attack"), phrase("heart", "racing"), "breath"),
        wanted("attack", phrase("heart", "racing"), term("breath", 0.35)),
    )

    counted = repr(asked(snapshot, request).counted)

    assert counted.count("heart race") == 1
    assert counted.count("PhraseQuery") == 0
    assert counted.count("TermQuery") == 4


def test_of_a_phrase_of_an_operators_own_the_places_are_compared(snapshot):
    counted = repr(asked(snapshot, ask(wanted("drink", phrase("cold", "tea")))).counted)

    assert counted.count("PhraseQuery") == counted.count("TermQuery") == 1


QUESTIONS = [
    ask("tea", "cake"),
    ask(wanted("tea", phrase("cold", "tea")), "cake"),
    ask(wanted("milk", phrase("cold", "tea")), wanted("cake", phrase("cold", "tea"))),
    ask(wanted("milk", phrase("cold", "tea", gaps=(0, 2))), wanted(phrase("cold", "tea"))),
    ask(wanted(phrase("cold", "tea"), must=True), "milk"),
    ask(wanted(phrase("cold", "tea"), must=True), wanted("tea", must=True)),
    ask("milk", "cake", wanted("tea", must=True), boards=frozenset([key("food")])),
    ask("tea", "milk", without=(term("cake"),)),
    ask(wanted("sad", phrase("feel", "low")), "cake"),
    ask(wanted("sad", phrase("feel", "low")), wanted(phrase("cold", "tea"))),
    ask(wanted(phrase("feel", "low"), must=True), "tea"),
    ask("feel", without=(phrase("feel", "low"),)),
]


@pytest.mark.parametrize("request_", QUESTIONS)
def test_what_is_counted_is_what_is_found(tmp_path, request_):
    words = ["tea", "cold tea", "cold milk tea", "cake", "milk cake", "tea cold", "milk cold tea"]
    words += ["feel low", "feel so low", "low tea, feel low", "feel", "low"]
    pair = Pair(tmp_path)
    pair.make()
    boards = ["food", "sleep"]
    pair.put([of_document(post(n, words[n % 12], board=boards[n % 3 > 0])) for n in range(48)])
    snapshot = pair.snapshot(Audience.EVERYONE)

    queries = asked(snapshot, request_)

    assert snapshot.count(queries.counted) == snapshot.count(queries.any or queries.all) > 0


def test_what_nothing_can_be_is_not_counted(snapshot):
    for request in (ask(wanted()), ask("tea", wanted(must=True)), ask(wanted(), wanted())):
        assert snapshot.count(asked(snapshot, request).counted) == 0
