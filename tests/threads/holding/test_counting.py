from datetime import timedelta

from forum.threads.holding.counting import count_again
from forum.threads.models import PostState
from tests.makers import NOON


def test_a_thread_counts_what_can_be_seen(session, make):
    opener = make.writer()
    thread = make.thread(writer=opener)
    make.reply(thread, writer=opener)
    gone = make.reply(thread, at=NOON + timedelta(days=1))
    gone.state = PostState.HELD
    session.flush()

    count_again(session, thread)

    assert (thread.replies, thread.answered_on, thread.last_day) == (1, None, NOON.date())


def test_counting_twice_is_counting_once(session, make):
    thread = make.thread()
    make.reply(thread)
    for _ in range(2):
        count_again(session, thread)

    assert (thread.replies, thread.answered_on, thread.last_step) == (1, NOON.date(), 2)
