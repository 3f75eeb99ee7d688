"""How many there are."""

from dataclasses import replace
from datetime import date

import pytest

from forum.search.backend import Audience, Request
from forum.search.whoosh_engine.searching import ArrayIndex
from tests.search.whoosh_engine.writing_parts import a_post, an_id, wanted, write

POSTS = [
    a_post("a", "insomnia night", thread="one"),
    a_post("b", "insomnia", thread="one"),
    a_post("c", "night", thread="two"),
    a_post("d", "insomnia", thread="three", board="fear", day=date(2024, 1, 1)),
    a_post("m", "insomnia", thread="four", board="members", everyone=False),
]
ASKED = Request((wanted("insomnia"), wanted("night")), Audience.MEMBERS)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("counting")
    return ArrayIndex(folder, write(folder, POSTS, 2))


def test_conversations_or_posts_are_counted(index):
    by_thread = index.find(ASKED)
    by_post = index.find(replace(ASKED, per_thread=False))

    assert (by_thread.count, by_thread.with_all) == (4, 1)
    assert (by_post.count, by_post.with_all) == (5, 1)
    assert not by_thread.is_rough


def test_boards_are_counted_whatever_boards_are_chosen(index):
    chosen = replace(ASKED, only_boards=frozenset({an_id("fear")}))

    assert index.by_board(chosen) == {an_id("sleep"): 3, an_id("fear"): 1, an_id("members"): 1}


def test_boards_that_a_viewer_may_not_read_are_not_counted(index):
    for request in (
        replace(ASKED, audience=Audience.EVERYONE),
        replace(ASKED, boards=frozenset({an_id("sleep"), an_id("fear")})),
    ):
        assert index.by_board(request) == {an_id("sleep"): 3, an_id("fear"): 1}


def test_other_filters_hold_for_the_counts_of_boards(index):
    assert index.by_board(replace(ASKED, since=date(2025, 1, 1), audience=Audience.EVERYONE)) == {
        an_id("sleep"): 3
    }
