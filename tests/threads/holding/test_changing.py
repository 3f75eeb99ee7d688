from sqlalchemy import select

from forum.database import table_of
from forum.threads.holding.changing import change
from forum.threads.models import Thread


def test_whoever_holds_a_thread_sees_what_is_written_past_it(session, make):
    thread = make.thread()
    thread.title = "Another title"
    session.flush()
    row = session.connection().execute(select(table_of(Thread))).one()

    change(session, row, replies=7, last_step=9)

    assert (thread.replies, thread.last_step, thread.title) == (7, 9, "Another title")
    assert not session.dirty
