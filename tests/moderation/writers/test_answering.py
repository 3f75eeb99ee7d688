"""Who is told what came of it, and who cannot be."""

import pytest
from sqlalchemy import select

from forum.handles.deriving import handle_id, reader_scope
from forum.moderation.deciding.acts import Act
from forum.moderation.flagging import Report, flag_as_guest
from forum.moderation.models import Flag, Outcome, Reason
from forum.moderation.writers.answering import answer_flags
from forum.notices.models import Notice
from forum.public_ids import new_id
from tests.makers import NOON

TODAY = NOON.date()


def test_everybody_who_flagged_hears_it_and_nobody_else(session, queue, make, post, otter):
    flaggers = [make.writer() for _ in range(3)]
    for each in flaggers:
        case = queue.flag(post, by=each)
    other = make.reply(make.thread())
    queue.flag(other, by=flaggers[0])
    queue.decide(case, Act.TAKE_DOWN, by=otter)

    queue.settle(case)

    told = {handle_id(each.root, reader_scope(post.thread_id)) for each in flaggers}
    wanted = select(Notice.handle_id).where(Notice.kind == "flag-acted")
    assert set(session.scalars(wanted)) == told
    outcomes = select(Flag.post_id, Flag.outcome).where(Flag.outcome.is_(None))
    assert {row.post_id for row in session.execute(outcomes)} == {other.id}


def test_a_guest_cannot_be_told(session, queue, post):
    case = flag_as_guest(session, new_id(), post.id, Report(Reason.SPAM), at=NOON)

    answer_flags(session, case, Outcome.LEFT, thread_id=post.thread_id, today=TODAY)

    assert session.scalars(select(Flag.outcome)).all() == ["left"]
    assert session.scalars(select(Notice.kind).where(Notice.kind == "flag-left")).all() == []


@pytest.mark.parametrize("left", ["thread", "nothing"])
def test_of_a_post_that_left_no_trace_its_thread_tells(session, queue, make, left):
    # Given a flag on a post, which is gone since
    thread, flagger = make.thread(), make.writer()
    case = queue.flag(make.reply(thread), by=flagger)
    case.post_id = new_id()
    session.execute(Flag.__table__.update().values(post_id=case.post_id))
    thread_id = thread.id if left == "thread" else new_id()

    answer_flags(session, case, Outcome.GONE, thread_id=thread_id, today=TODAY)

    told = queue.told(handle_id(flagger.root, reader_scope(thread.id)))
    expected = [("flag-gone", make.opening_of(thread).id)] if left == "thread" else []
    assert told == expected
