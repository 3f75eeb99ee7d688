from datetime import timedelta

import pytest

from forum.boards.models import Board, Reading
from forum.boards.reading import board_for
from forum.errors import NotFound
from forum.lobby.listing import (
    PAGE_THREADS,
    boards_for,
    threads_page,
    waiting_shelf,
)
from forum.paging import pack
from forum.web.visits.sessions import Guest, Member
from tests.counting import plans, statements
from tests.makers import NOON

GUEST, MEMBER = Guest(), Member(root=bytes(32))
TODAY = NOON.date()


def titles(rows):
    return [row.title for row in rows]


def pages(session, board, order):
    found, after = [], ""
    while after is not None:
        page = threads_page(session, board.id, order=order, after=after)
        found.append(page)
        after = page.older
    return found


def test_a_reply_lifts_its_thread_to_the_top(session, make):
    board = make.board()
    old, new = make.thread(board=board, title="old"), make.thread(board=board, title="new")
    session.flush()

    before = titles(threads_page(session, board.id, order="latest", after="").threads)
    make.reply(old)
    session.flush()
    after = titles(threads_page(session, board.id, order="latest", after="").threads)

    assert before == ["new", "old"]
    assert after == ["old", "new"]
    assert titles(threads_page(session, board.id, order="newest", after="").threads) == before
    assert new.replies == 0


def test_who_waited_longest_comes_first_and_the_answered_do_not_wait(session, make):
    board = make.board()
    for days in (3, 1, 2):
        make.thread(board=board, title=f"{days} days", at=NOON - timedelta(days=days))
    make.reply(make.thread(board=board, title="answered"))
    session.flush()

    page = threads_page(session, board.id, order="waiting", after="")

    assert titles(page.threads) == ["3 days", "2 days", "1 days"]


@pytest.mark.parametrize("order", ["latest", "newest", "waiting"])
def test_the_pages_of_a_board_hold_every_thread_once_and_lead_back(session, make, order):
    # Given a board of two pages and a half, and another board
    board = make.board()
    for number in range(50):
        make.thread(board=board, title=f"thread {number}", at=NOON - timedelta(days=number % 7))
    make.thread(title="elsewhere")

    # When somebody goes to the end and back
    onward = pages(session, board, order)
    back = threads_page(session, board.id, order=order, after=onward[-1].newer)

    # Then they saw every thread once, and the page before the last again
    seen = [title for page in onward for title in titles(page.threads)]
    assert sorted(seen) == sorted(f"thread {number}" for number in range(50))
    assert [len(page.threads) for page in onward] == [PAGE_THREADS, PAGE_THREADS, 10]
    assert titles(back.threads) == titles(onward[1].threads)
    assert back.newer == ""
    assert onward[0].newer is None


def test_the_last_page_of_a_board_costs_as_many_queries_as_the_first_but_one(session, make):
    board = make.board()
    for number in range(45):
        make.thread(board=board, at=NOON - timedelta(days=number))

    costs = []
    for after in ("", threads_page(session, board.id, order="newest", after="").older):
        with statements(session.get_bind()) as seen:
            threads_page(session, board.id, order="newest", after=after)
        costs.append(len(seen))

    assert costs == [1, 2]


def test_a_pinned_thread_stands_above_the_others_on_the_first_page_alone(session, make):
    board = make.board()
    pinned = make.thread(board=board, title="start here", at=NOON - timedelta(days=90))
    pinned.pinned_on = TODAY
    for number in range(PAGE_THREADS + 1):
        make.thread(board=board, title=f"thread {number}")
    session.flush()

    first, second = pages(session, board, "latest")

    assert titles(first.pinned) == ["start here"]
    assert "start here" not in titles(first.threads)
    assert second.pinned == []


@pytest.mark.parametrize(
    "after", ["nonsense", "a" * 500, "é", pack(">I", 3), pack(">II16s", 0, 0, bytes(16))]
)
def test_what_is_no_cursor_is_a_missing_page(session, make, after):
    with pytest.raises(NotFound):
        threads_page(session, make.board().id, order="latest", after=after)


def test_a_thread_in_a_list_shows_how_it_begins_and_who_began(session, make):
    board = make.board()
    make.thread(board=board, body="It is the third night." + " more" * 500)

    [thread] = threads_page(session, board.id, order="latest", after="").threads

    assert thread.opening.startswith("It is the third night.")
    assert len(thread.opening) == 400
    assert thread.name


def test_the_home_page_says_when_each_board_was_active_and_who_waits(session, make):
    # Given a board where somebody waits, one where all are answered, and an empty one
    waiting, answered, empty = make.board(), make.board(), make.board()
    make.thread(board=waiting, at=NOON - timedelta(days=2))
    make.thread(board=waiting, at=NOON - timedelta(days=9))
    make.reply(make.thread(board=answered), at=NOON)
    session.flush()

    rows = {row.slug: row for row in boards_for(session, viewer=GUEST)}

    assert rows[waiting.slug].last_day == (NOON - timedelta(days=2)).date()
    assert rows[waiting.slug].has_waiting
    assert not rows[answered.slug].has_waiting
    assert rows[answered.slug].last_hour == NOON.hour
    assert rows[empty.slug].last_day is None


def test_boards_stand_in_the_order_that_the_operator_gave(session, make):
    last, first = make.board(position=9_000), make.board(position=-1)

    slugs = [row.slug for row in boards_for(session, viewer=GUEST)]

    assert slugs == [first.slug, last.slug]


def test_a_board_for_members_is_absent_for_a_guest_everywhere(session, make):
    board = make.board(reading=Reading.MEMBERS)
    make.thread(board=board)

    assert boards_for(session, viewer=GUEST) == []
    assert waiting_shelf(session, viewer=GUEST, today=TODAY) == []
    with pytest.raises(NotFound):
        board_for(session, board.slug, viewer=GUEST)
    assert board_for(session, board.slug, viewer=MEMBER) == board
    assert len(waiting_shelf(session, viewer=MEMBER, today=TODAY)) == 1


def test_the_shelf_has_the_longest_waits_of_the_last_two_weeks(session, make):
    for days in (20, 13, 5, 4, 0):
        make.thread(title=f"{days} days", at=NOON - timedelta(days=days))

    shelf = waiting_shelf(session, viewer=GUEST, today=TODAY)

    assert titles(shelf) == ["13 days", "5 days", "4 days"]


def test_nobody_waits_on_a_closed_board_or_in_a_locked_thread(session, make):
    closed, locked = make.thread(), make.thread()
    session.get(Board, closed.board_id).archived_on = TODAY
    locked.locked_reason = "It went in circles."
    session.flush()

    assert waiting_shelf(session, viewer=GUEST, today=TODAY) == []


def test_the_home_page_costs_the_same_however_many_boards_there_are(session, make):
    costs = []
    for boards in (1, 20):
        for _ in range(boards):
            make.thread()
        session.expunge_all()
        with statements(session.get_bind()) as seen:
            boards_for(session, viewer=GUEST)
            waiting_shelf(session, viewer=GUEST, today=TODAY)
        costs.append(len(seen))

    assert costs == [2, 2]


@pytest.mark.parametrize("order", ["latest", "newest", "waiting"])
@pytest.mark.parametrize("after", ["", pack(">II16s", TODAY.toordinal(), 0, bytes(16))])
def test_a_page_of_a_board_is_found_without_a_look_at_other_threads(session, make, order, after):
    board = make.board()

    with plans(session.get_bind()) as plan:
        threads_page(session, board.id, order=order, after=after)

    assert [step for step in plan if "SCAN" in step or "TEMP B-TREE" in step] == []


@pytest.mark.parametrize("is_anywhere", [True, False])
def test_those_who_wait_are_found_without_a_look_at_other_threads(session, make, is_anywhere):
    board = None if is_anywhere else make.board().id

    with plans(session.get_bind()) as plan:
        boards_for(session, viewer=GUEST)
        waiting_shelf(session, viewer=GUEST, today=TODAY, board=board)

    assert [step for step in plan if "SCAN" in step] == ["SCAN board"]
    assert [step for step in plan if "TEMP B-TREE" in step] == ["USE TEMP B-TREE FOR ORDER BY"]
