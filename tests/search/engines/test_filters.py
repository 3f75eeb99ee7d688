"""Filters: who may read what, and what somebody would rather not see."""

from dataclasses import replace
from datetime import date

import pytest

from forum.search.backend import Audience
from tests.search.posts import ask, key, post, term

POSTS = [
    post("sleep", "tea", board="sleep", day=date(2024, 5, 6), helped=True),
    post("food", "tea tea", board="food", day=date(2025, 5, 6), waiting=True),
    post("grief", "tea and cake", board="grief", notes=frozenset({"grief", "a debt"})),
    post("members", "tea cake", board="members", everyone=False),
]
ALL = {"sleep", "food", "grief"}


def names(engine, **more):
    known = {document.id: name for document, name in zip(POSTS, [*ALL_NAMES], strict=True)}
    return {known[hit.id] for hit in engine.find(ask("tea", **more)).hits}


ALL_NAMES = ("sleep", "food", "grief", "members")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, ALL),
        ({"audience": Audience.MEMBERS}, {*ALL, "members"}),
        ({"boards": frozenset()}, set()),
        ({"boards": frozenset([key("sleep")])}, {"sleep"}),
        ({"boards": frozenset([key("sleep"), key("members")])}, {"sleep"}),
        ({"boards": frozenset([key("sleep"), key("food"), key("nowhere")])}, {"sleep", "food"}),
        ({"only_boards": frozenset([key("food")])}, {"food"}),
        ({"only_boards": frozenset([key("members")])}, set()),
        ({"boards": frozenset([key("food")]), "only_boards": frozenset([key("sleep")])}, set()),
        ({"since": date(2025, 5, 6)}, {"food", "grief"}),
        ({"until": date(2025, 5, 6)}, {"sleep", "food"}),
        ({"since": date(2025, 1, 1), "until": date(2025, 12, 31)}, {"food"}),
        ({"helped": True}, {"sleep"}),
        ({"waiting": True}, {"food"}),
        ({"helped": True, "waiting": True}, set()),
        ({"left_out": frozenset({"grief"})}, {"sleep", "food"}),
        ({"left_out": frozenset({"a debt"})}, {"sleep", "food"}),
        ({"left_out": frozenset({"debt"})}, ALL),
        ({"gone": frozenset([key("sleep"), key("nobody")])}, {"food", "grief"}),
        ({"not_in": key(("thread", "food"))}, {"sleep", "grief"}),
        ({"without": (term("cake"),)}, {"sleep", "food"}),
        ({"without": (term("nonsense"),)}, ALL),
    ],
)
def test_a_filter_lets_pass_what_is_asked_for(filled, more, expected):
    engine = filled(POSTS)

    assert names(engine, **more) == expected
    assert engine.find(ask("tea", **more)).count == len(expected)


def test_boards_are_counted_whatever_boards_are_chosen(filled):
    engine = filled([*POSTS, post("more", "tea", board="sleep")])
    readable = frozenset([key("sleep"), key("food")])
    asked = ask("tea", boards=readable, only_boards=frozenset([key("food")]))

    assert engine.by_board(asked) == {key("sleep"): 2, key("food"): 1}
    assert engine.by_board(replace(asked, helped=True)) == {key("sleep"): 1}


def test_boards_are_counted_for_some_of_the_words_too(filled):
    engine = filled(POSTS)

    counted = engine.by_board(ask("cake", "tea"))

    assert counted == {key("sleep"): 1, key("food"): 1, key("grief"): 1}
