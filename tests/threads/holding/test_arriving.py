from datetime import timedelta

from forum.threads.holding.arriving import arrive, next_step
from tests.makers import NOON


def test_a_place_for_each_that_arrives_on_one_board_and_day(session, make):
    board = make.board()
    assert next_step(session, board.id, NOON) == 1

    make.thread(board=board)
    make.thread(board=board, writer=make.writer(waits=True))

    assert next_step(session, board.id, NOON) == 2
    assert next_step(session, board.id, NOON + timedelta(days=1)) == 1


def test_a_wait_that_ended_once_does_not_end_again(session, make):
    thread = make.thread()
    post = make.reply(thread)
    thread.answered_on = None

    arrive(session, thread, post, at=NOON + timedelta(days=1))

    assert thread.first_answered_on == NOON.date()
    assert thread.answered_on == (NOON + timedelta(days=1)).date()
