"""How many there are."""

from dataclasses import replace
from datetime import date

import pytest

from forum.search.backend import Audience, Request
from forum.search.whoosh_engine.arrays.memory import Memory
from forum.search.whoosh_engine.arrays.segment import Segment
from forum.search.whoosh_engine.parts import Part
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


NIGHTS = [
    a_post("a", "insomnia night"),
    a_post("b", "insomnia"),
    a_post("c", "insomnia", everyone=False),
    a_post("d", "night"),
]


@pytest.fixture
def lists(monkeypatch):
    """Which lists were asked for."""
    asked: list[tuple[str, str]] = []
    written = Segment.written

    def noted(self, field, term, cache):
        asked.append((self.name, term))
        return written(self, field, term, cache)

    monkeypatch.setattr(Segment, "written", noted)
    return asked


def test_no_list_is_read_where_all_may_be_read(tmp_path, lists):
    index = ArrayIndex(tmp_path, write(tmp_path, NIGHTS, 2))

    assert index.frequency("insomnia", Audience.MEMBERS) == 3
    assert index.frequency("zebra", Audience.MEMBERS) == 0
    assert lists == []


def test_only_the_list_with_posts_of_members_is_gone_through(tmp_path, lists):
    parts = write(tmp_path, NIGHTS, 2)
    index = ArrayIndex(tmp_path, parts)

    assert index.frequency("insomnia", Audience.EVERYONE) == 2
    assert lists == [(parts[1].name, "insomnia")]


def test_a_list_is_gone_through_once_until_a_post_is_taken_out_of_it(tmp_path, lists):
    memory, (first, second) = Memory(), write(tmp_path, NIGHTS, 2)
    once = [Part(first.name, 2, (0,)), second]
    for _ in range(2):
        assert ArrayIndex(tmp_path, once, memory).frequency("insomnia", Audience.MEMBERS) == 2
    assert lists == [(first.name, "insomnia")]

    twice = [Part(first.name, 2, (0, 1)), second]
    assert ArrayIndex(tmp_path, twice, memory).frequency("insomnia", Audience.MEMBERS) == 1
    assert ArrayIndex(tmp_path, twice, memory).frequency("insomnia", Audience.EVERYONE) == 0
