"""What is near in meaning, and may be read."""

from datetime import date

import pytest

from forum.search.backend import Audience
from forum.search.meaning.nearest import nearest
from tests.search.meaning.vectors import names, put
from tests.search.posts import ask, key, post

NAMES = ("a", "b", "c", "d", "e")


@pytest.fixture
def found(store, vector):
    def find(least=0.2, most=10, **asked):
        near = nearest(store.rows(), vector(1.0), ask("sleep", **asked), least=least, most=most)
        return names((each.id for each in near), NAMES)

    return find


def test_nearest_comes_first_and_what_is_far_does_not_come(store, vector, found):
    put(store, [(post("a"), vector(0.5)), (post("b"), vector(0.9)), (post("c"), vector(0.1))])

    assert found() == ["b", "a"]
    assert found(most=1) == ["b"]
    assert found(least=0.6) == ["b"]


def test_nothing_is_near_while_nothing_is_there(found):
    assert found() == []


def test_what_was_forgotten_is_not_near(store, vector, found):
    put(store, [(post("a"), vector(0.5)), (post("b"), vector(0.9))])
    with store.writing():
        store.forget([key("b")])

    assert found(least=0.0) == ["a"]


def test_a_conversation_comes_once_with_its_nearest_post(store, vector, found):
    posts = [(post("a", thread="t"), vector(0.5)), (post("b", thread="t"), vector(0.9))]
    put(store, [*posts, (post("c"), vector(0.7))])

    assert found() == ["b", "c"]
    assert found(per_thread=False) == ["b", "c", "a"]


def test_members_alone_are_shown_what_is_for_members(store, vector, found):
    put(store, [(post("a", everyone=False), vector(0.9)), (post("b"), vector(0.8))])

    assert found(most=1) == ["b"]
    assert found(audience=Audience.MEMBERS) == ["a", "b"]


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({"board": "money"}, {"boards": frozenset({key("sleep")})}),
        ({"board": "money"}, {"only_boards": frozenset({key("sleep")})}),
        ({"day": date(2026, 3, 3)}, {"since": date(2026, 3, 4)}),
        ({"day": date(2026, 3, 5)}, {"until": date(2026, 3, 4)}),
        ({"helped": False}, {"helped": True}),
        ({"waiting": False}, {"waiting": True}),
        ({"notes": frozenset({"grief", "debt"})}, {"left_out": frozenset({"grief"})}),
        ({}, {"gone": frozenset({key("a")})}),
        ({"thread": "t"}, {"not_in": key("t")}),
    ],
)
def test_what_is_not_asked_for_takes_nobodys_place(store, vector, found, facts, asked):
    put(
        store,
        [
            (post("a", **facts), vector(0.9)),
            (post("b", helped=True, waiting=True), vector(0.5)),
        ],
    )

    assert found(most=1) == ["a"]
    assert found(most=1, **asked) == ["b"]


def test_more_rows_than_are_read_at_once_are_all_compared(store, vector, found):
    put(store, [(post(number), vector(0.1)) for number in range(1500)])
    put(store, [(post("a"), vector(0.9))])

    assert found() == ["a"]
