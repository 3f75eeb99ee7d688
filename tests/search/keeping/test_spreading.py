"""Of a board that others may read now, each conversation is looked at."""

from forum.search.keeping.listening import look_at
from forum.search.keeping.models import Matter
from forum.search.keeping.outbox import all_rows
from forum.search.keeping.spreading import all_waiting, has_boards, spread_boards


def test_a_board_becomes_its_conversations(session, make, quiet):
    board = make.board()
    threads = {make.thread(board=board).id for _ in range(3)}
    make.thread()
    quiet()
    assert not has_boards(session)
    look_at(session, Matter.BOARD, board.id)

    assert has_boards(session)
    assert all_waiting(session).threads == threads
    spread_boards(session)

    assert not has_boards(session)
    assert all_waiting(session).threads == threads


def test_a_board_without_conversations_is_done_at_once(session, make):
    look_at(session, Matter.BOARD, make.board().id)

    spread_boards(session)

    assert all_rows(session) == []
