import pytest

from forum.errors import Refused
from forum.events import take_news
from forum.lobby.listing import threads_page
from forum.threads.moving import move
from forum.threads.news import ThreadMoved
from tests.makers import NOON


def test_a_thread_stands_on_the_board_that_it_was_moved_to(session, make):
    old, new = make.board(), make.board()
    thread = make.thread(board=old)
    session.flush()
    take_news(session)

    for _ in range(2):
        move(session, thread, new, at=NOON)
        session.flush()

    there = [
        threads_page(session, board.id, order="latest", after="").threads for board in (old, new)
    ]
    assert [[row.id for row in rows] for rows in there] == [[], [thread.id]]
    assert take_news(session) == [ThreadMoved(thread.id, new.id, NOON.date())]


def test_no_thread_comes_onto_a_closed_board(session, make):
    thread, closed = make.thread(), make.board(archived_on=NOON.date())
    was = thread.board_id

    with pytest.raises(Refused, match="closed"):
        move(session, thread, closed, at=NOON)
    assert thread.board_id == was
