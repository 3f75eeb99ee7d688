"""Numbers and corrections come from living posts that the audience may read, and from no other."""

import pytest

from forum.search.backend import Audience
from tests.search.posts import ask, key, post, term

EVERYONE, MEMBERS = Audience.EVERYONE, Audience.MEMBERS


def seen(engine, **more):
    """Return everything that the engine tells of some words."""
    found = engine.find(ask("sleep", "tea", limit=1000, **more))
    return (
        [(hit.id, hit.score) for hit in found.hits],
        (found.count, found.with_all),
        [engine.frequency(word, EVERYONE) for word in ("sleep", "tea", "zopiclon")],
        engine.posts(EVERYONE),
        [engine.suggest(word) for word in ("zopiclome", "slep", "teas")],
    )


OPEN = [post(n, "sleep tea " * (n % 3) + "walk" * (n % 2) + " sleep") for n in range(40)]
CLOSED = [
    post(("closed", n), "sleep zopiclone zopiclone tea", everyone=False, board="closed")
    for n in range(30)
]


def test_frequencies_count_posts(filled):
    engine = filled([post(1, "tea tea"), post(2, "tea"), post(3, "cake"), *CLOSED])

    assert [engine.frequency(word, EVERYONE) for word in ("tea", "cake", "none")] == [2, 1, 0]
    assert engine.frequency("tea", MEMBERS) == 32
    assert (engine.posts(EVERYONE), engine.posts(MEMBERS)) == (3, 33)


def test_what_members_alone_read_changes_nothing_for_others(filled):
    alone = seen(filled(OPEN))

    assert seen(filled([*OPEN, *CLOSED])) == alone


def test_posts_that_were_taken_out_change_nothing(filled, opened, tmp_path):
    engine = filled([*OPEN, *(post(("more", n), "sleep zopiclone tea") for n in range(9))])
    fresh = opened(tmp_path / "fresh")
    fresh.rebuild(OPEN)

    engine.apply([], [key(("more", n)) for n in range(9)])

    assert seen(engine) == seen(fresh)


def test_the_boards_of_a_viewer_change_no_score(filled):
    engine = filled([*OPEN, post("food", "sleep tea tea", board="food")])
    every = dict(seen(engine)[0])

    chosen = dict(seen(engine, boards=frozenset([key("food")]))[0])

    assert chosen == {key("food"): every[key("food")]}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("drinkng", "drinking"),
        ("drinkinng", "drinking"),
        ("dirnking", "drinking"),
        ("drimkimg", "drinking"),
        ("slepe", "sleep"),
    ],
)
def test_a_word_with_a_mistake_is_recognised(filled, typed, meant):
    engine = filled([post(1, "stopped drinking"), post(2, "no sleep"), post(3, "drinks")])

    assert engine.suggest(typed)[0] == meant


@pytest.mark.parametrize("typed", ["", "rinking", "slxxp", "drxnkxnx", "q", "🙂", "'"])
def test_a_word_too_far_from_all_others_is_left_alone(filled, typed):
    engine = filled([post(1, "stopped drinking"), post(2, "no sleep")])

    assert "drinking" not in engine.suggest(typed)
    assert "sleep" not in engine.suggest(typed)


def test_the_word_with_fewer_mistakes_and_more_posts_comes_first(filled):
    often = [post(n, "withdrawal") for n in range(5)]
    engine = filled([*often, post("once", "withdrawals")])

    assert engine.suggest("withdrawl") == ("withdrawal", "withdrawals")


def test_words_that_members_alone_wrote_correct_nothing(filled):
    engine = filled([post(1, "tea"), *CLOSED])

    assert engine.suggest("zopiclome") == ()


def test_words_of_posts_that_were_taken_out_correct_nothing(filled):
    engine = filled([post(1, "zopiclone"), post(2, "tea")])

    engine.apply([], [key(1)])

    assert engine.suggest("zopiclome") == ()


def test_without_decides_by_terms(filled):
    engine = filled([post(1, "sleep tea"), post(2, "sleep")])

    assert engine.find(ask("sleep", without=(term("teas"),))).count == 1
