"""When the ten minutes are over everybody is told, once, and nothing can be undone."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.errors import Conflict
from forum.handles.deriving import handle_id, reader_scope
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.models import Decision
from forum.moderation.deciding.settling import BEFORE_KEPT, forget_redacted, gone
from forum.moderation.models import CaseState, Flag
from tests.makers import NOON
from tests.moderation.deciding.queue import LATER, MESSAGE, SOON


@pytest.fixture
def writer(make):
    return make.writer()


@pytest.fixture
def flagger(make):
    return make.writer()


@pytest.fixture
def post(make, writer):
    return make.reply(make.thread(), writer=writer)


@pytest.fixture
def case(queue, post, flagger):
    return queue.flag(post, by=flagger)


@pytest.fixture
def reader(post, flagger):
    """Under which handle the flagger hears of it."""
    return handle_id(flagger.root, reader_scope(post.thread_id))


def test_nothing_is_told_while_it_can_be_undone(queue, post, case, reader, otter):
    queue.decide(case, Act.TAKE_DOWN, by=otter)

    assert not queue.settle(case, at=NOON + timedelta(minutes=9, seconds=59))
    assert queue.told(post.handle_id) + queue.told(reader) == []


@pytest.mark.parametrize(
    ("acts", "of_flag", "of_writer"),
    [
        ((Act.TAKE_DOWN,), "flag-acted", ["moderated"]),
        ((Act.LOCK,), "flag-acted", ["moderated"]),
        ((Act.LEAVE,), "flag-left", []),
    ],
)
def test_who_wrote_and_who_flagged_are_told_once(
    queue, post, case, otter, *, reader, acts, of_flag, of_writer
):
    queue.decide(case, *acts, by=otter, message="" if acts == (Act.LEAVE,) else MESSAGE)

    assert queue.settle(case)
    assert not queue.settle(case)

    assert queue.told(reader) == [(of_flag, post.id)]
    assert queue.told(post.handle_id) == [(kind, post.id) for kind in of_writer]


def test_words_to_the_writer_of_a_post_that_is_left_reach_them(queue, post, case, otter):
    queue.decide(case, Act.LEAVE, by=otter, message="Take care tonight.")

    queue.settle(case)

    assert queue.told(post.handle_id) == [("moderated", post.id)]


def test_a_post_that_waited_tells_its_writer_that_it_is_out(queue, make, otter):
    post = make.reply(make.thread(), writer=make.writer(waits=True))
    queue.done()
    case = queue.case(post)
    queue.decide(case, Act.LEAVE, by=otter, message="")

    queue.settle(case)

    assert queue.told(post.handle_id) == [("released", post.id)]


def test_afterwards_it_is_closed_and_knows_no_moment(session, queue, case, otter):
    decision = queue.decide(case, Act.TAKE_DOWN, by=otter)

    queue.settle(case)

    assert (case.state, case.closed_on) == (CaseState.SETTLED, NOON.date())
    assert (decision.settled_on, decision.decided_at) == (NOON.date(), None)
    assert decision.before is None
    assert session.scalars(select(Flag.outcome)).all() == ["acted"]
    with pytest.raises(Conflict):
        queue.undo(case, by=otter, at=LATER)


def test_a_post_to_be_reworded_goes_back_to_its_writer(queue, post, case, otter):
    queue.decide(case, Act.REWORD, by=otter)

    queue.settle(case)

    assert (case.state, case.returned_on) == (CaseState.RETURNED, NOON.date())
    assert queue.told(post.handle_id) == [("moderated", post.id)]


def test_a_writer_who_was_faster_than_our_message_comes_back_at_once(
    queue, post, case, otter, writer
):
    queue.decide(case, Act.REWORD, by=otter)
    queue.change(post, "I say it more gently.", writer=writer)

    queue.settle(case)

    assert case.state == CaseState.OPEN


def test_a_second_decision_is_told_anew(session, queue, make, post, otter):
    ids = []
    for _ in range(2):
        case = queue.case(post)
        queue.decide(case, Act.LOCK, by=otter)
        queue.settle(case)
        told = queue.rows_told(post.handle_id)
        ids.append(told)

    assert [len(each) for each in ids] == [1, 1]
    assert ids[0] != ids[1]


def test_words_before_a_moderator_changed_them_stay_for_a_week(session, queue, post, case, otter):
    decision = queue.decide(case, Act.REDACT, by=otter)
    queue.settle(case)
    assert "I hear you." in decision.before
    assert "handle" not in decision.before

    forget_redacted(session, at=LATER + BEFORE_KEPT - timedelta(days=1))
    assert decision.before is not None
    forget_redacted(session, at=LATER + BEFORE_KEPT)
    assert decision.before is None


def test_what_its_writer_takes_back_is_told_to_who_flagged(
    session, queue, post, case, reader, otter
):
    decision = queue.decide(case, Act.REDACT, by=otter)

    gone(session, case, thread_id=post.thread_id, at=SOON)
    queue.done()

    assert queue.told(reader) == [("flag-gone", post.id)]
    assert (decision.before, decision.decided_at) == (None, None)
    assert session.scalars(select(Flag.outcome)).all() == ["gone"]


def test_where_the_post_left_nothing_its_thread_tells_it(session, queue, make, writer, flagger):
    post = make.reply(make.thread(), writer=writer)
    case = queue.flag(post, by=flagger)
    thread_id, post_id = post.thread_id, post.id
    reader = handle_id(flagger.root, reader_scope(thread_id))
    queue.take_back(post, writer=writer)

    gone(session, case, thread_id=thread_id, at=SOON)
    queue.done()

    [(kind, about)] = queue.told(reader)
    assert kind == "flag-gone"
    assert about != post_id


def test_a_case_without_a_decision_is_not_settled(session, queue, case):
    assert not queue.settle(case)
    assert session.scalars(select(Decision)).all() == []
