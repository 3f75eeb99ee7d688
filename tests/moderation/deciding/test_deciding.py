"""What a decision does at once, and who it is refused."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forum.errors import Conflict, NotFound, Refused
from forum.moderation.claiming import claim
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.deciding import decide
from forum.moderation.deciding.models import Decision, Sanction
from forum.moderation.models import CaseState, Event, Lease
from forum.public_ids import new_id
from forum.threads.holding.wording import current_words
from forum.threads.models import Line, PostState, Thread
from tests.makers import NOON
from tests.moderation.deciding.queue import MESSAGE
from tests.moderation.making import a_decision


@pytest.fixture
def post(queue, make):
    post = make.reply(make.thread(board=make.board(content_notes="drinking")))
    queue.done()
    return post


@pytest.fixture
def case(queue, post):
    return queue.case(post)


def test_a_decision_is_one_row_with_what_is_told(session, queue, case, otter):
    decision = queue.decide(case, Act.TAKE_DOWN, Act.PAUSE, by=otter)

    assert session.scalars(select(Decision)).all() == [decision]
    assert decision.acts.split() == ["take-down", "pause"]
    assert (decision.version, decision.rule, decision.message) == (1, 1, MESSAGE)
    assert (decision.days, decision.decided_at, decision.settled_on) == (3, NOON, None)
    assert (case.state, case.version) == (CaseState.DECIDED, 2)


@pytest.mark.parametrize(
    ("act", "became"),
    [
        (Act.LEAVE, (PostState.PUBLISHED, None)),
        (Act.REWORD, (PostState.WITHHELD, Line.REWORD)),
        (Act.TAKE_DOWN, (PostState.WITHHELD, Line.TAKEN_DOWN)),
    ],
)
def test_a_post_is_left_or_hidden_at_once(queue, post, case, otter, act, became):
    queue.decide(case, act, by=otter)

    assert (post.state, post.line) == became


def test_a_post_that_waits_is_let_out_when_it_is_left(queue, make, otter):
    post = make.reply(make.thread(), writer=make.writer(waits=True))
    queue.done()

    queue.decide(queue.case(post), Act.LEAVE, by=otter)

    assert post.state == PostState.PUBLISHED


def test_many_things_are_done_at_once(session, queue, make, post, case, otter):
    make.board(slug="elsewhere", content_notes="drinking")
    queue.done()
    acts = (Act.NOTE, Act.REDACT, Act.LOCK, Act.MOVE, Act.PAUSE)

    queue.decide(case, *acts, by=otter, board="elsewhere", pause_kind="hold")

    thread = session.get_one(Thread, post.thread_id)
    assert post.notes == "drinking"
    assert current_words(session, post.id) == (None, "I was there too.")
    assert thread.locked_reason == "rule:1:Be kind"
    assert queue.board_of(thread).slug == "elsewhere"
    assert session.scalars(select(Sanction.kind)).all() == ["hold"]
    assert queue.recorded() == ["note", "redact", "lock", "move", "hold-posts"]


def test_what_cannot_all_be_done_is_not_done_at_all(session, queue, post, case, otter):
    before = queue.everything()

    with pytest.raises(Refused, match="boards that are open"):
        queue.decide(case, Act.TAKE_DOWN, Act.LOCK, Act.MOVE, by=otter, board="nowhere")
    session.rollback()

    assert queue.everything() == before
    assert session.scalars(select(Decision)).all() == []
    assert queue.recorded() == []


def test_nobody_is_told_yet(queue, make, post, otter):
    flagger = make.writer()
    case = queue.flag(post, by=flagger)

    queue.decide(case, Act.TAKE_DOWN, by=otter)

    assert queue.told(post.handle_id) == []


def test_a_decision_ends_the_lease_and_is_part_of_the_history(session, queue, case, otter):
    claim(session, case.id, otter, at=NOON)
    queue.done()

    queue.decide(case, Act.LEAVE, by=otter)

    assert session.get(Lease, case.id) is None
    happened = select(Event.kind, Event.staff_id).where(Event.kind == "decide")
    assert session.execute(happened).all() == [("decide", otter.staff_id)]


def test_words_that_were_taken_back_are_decided_by_their_writer(session, queue, make, otter):
    writer = make.writer()
    post = make.reply(make.thread(), writer=writer)
    make.reply(queue.session.get_one(Thread, post.thread_id), parent=post)
    case = queue.case(post)
    queue.take_back(post, writer=writer)

    with pytest.raises(Conflict, match="taken it back"):
        queue.decide(case, Act.LEAVE, by=otter)


def test_the_database_refuses_a_decision_about_oneself(session, case, otter):
    with pytest.raises(IntegrityError):
        a_decision(session, case, otter, concerns_decider=True)


def test_the_database_refuses_a_second_decision_on_one_version(session, queue, case, otter):
    a_decision(session, case, otter)

    with pytest.raises(IntegrityError):
        a_decision(session, case, queue.moderator("Warm Hare"))


def test_a_second_row_on_one_version_is_said_in_words(session, queue, case, otter):
    a_decision(session, case, otter)

    with pytest.raises(Conflict, match="just decided"):
        queue.decide(case, Act.LEAVE, by=queue.moderator("Warm Hare"))


def test_what_is_not_there_cannot_be_decided(session, queue, case, otter):
    with pytest.raises(NotFound):
        decide(session, new_id(), queue.choice(case, Act.LEAVE), decider=otter, at=NOON)


def test_a_rule_that_no_longer_holds_is_refused(queue, case, otter):
    with pytest.raises(Refused) as refusal:
        queue.decide(case, Act.TAKE_DOWN, by=otter, rule=99)

    assert refusal.value.field == "rule"
