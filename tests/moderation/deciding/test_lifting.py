"""An appeal is answered by somebody else: kept or lifted, and that can be undone too."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forum.errors import NotAllowed
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.models import Sanction
from forum.moderation.models import CaseState
from forum.moderation.writers.appealing import appeal
from forum.threads.holding.wording import current_words
from forum.threads.models import PostState, Thread
from tests.makers import NOON
from tests.moderation.deciding.queue import LATER
from tests.moderation.making import a_decision

ANSWERED = LATER.replace(hour=18)
SETTLED = LATER.replace(hour=20)


@pytest.fixture
def writer(make):
    return make.writer()


@pytest.fixture
def post(queue, make, writer):
    post = make.reply(make.thread(), writer=writer)
    queue.done()
    return post


@pytest.fixture
def hare(queue):
    return queue.moderator("Warm Hare")


@pytest.fixture
def appealed(queue, post, writer, otter):
    """`appealed(*acts)` returns a case of which its writer asks for another look."""

    def ask(*acts):
        case = queue.case(post)
        queue.decide(case, *acts, by=otter)
        queue.settle(case)
        appeal(queue.session, post.id, "I meant it well.", writer=writer, at=LATER)
        queue.done()
        return case

    return ask


def test_who_decided_first_does_not_answer(queue, appealed, otter):
    case = appealed(Act.TAKE_DOWN)

    with pytest.raises(NotAllowed, match="Somebody else looks at it again"):
        queue.decide(case, Act.KEPT, by=otter, at=ANSWERED)


def test_the_database_refuses_an_answer_of_who_decided_first(session, queue, appealed, otter):
    case = appealed(Act.TAKE_DOWN)
    first = queue.last_decision(case)
    named = {"appeal_of": first.id, "appealed_staff_id": otter.staff_id}

    with pytest.raises(IntegrityError), session.begin_nested():
        a_decision(session, case, otter, **named)


def test_the_database_refuses_an_answer_that_names_another_as_the_first(
    session, queue, appealed, otter, hare
):
    case = appealed(Act.TAKE_DOWN)
    first = queue.last_decision(case)
    named = {"appeal_of": first.id, "appealed_staff_id": hare.staff_id}

    with pytest.raises(IntegrityError), session.begin_nested():
        a_decision(session, case, otter, **named)


def test_what_is_kept_changes_nothing_and_is_told(queue, appealed, post, hare):
    case = appealed(Act.TAKE_DOWN)

    queue.decide(case, Act.KEPT, by=hare, at=ANSWERED)
    queue.settle(case, at=SETTLED)

    assert post.state == PostState.WITHHELD
    assert case.state == CaseState.SETTLED
    assert queue.told(post.handle_id) == [("moderated", post.id)]
    assert queue.recorded()[-1] == "appeal-kept"


def test_what_is_lifted_is_as_before_the_first_decision(session, queue, appealed, post, hare):
    case = appealed(Act.TAKE_DOWN, Act.LOCK, Act.PAUSE)

    queue.decide(case, Act.LIFTED, by=hare, at=ANSWERED)
    assert session.scalar(select(Sanction.until_day)) < NOON.date()
    queue.settle(case, at=SETTLED)

    assert post.state == PostState.PUBLISHED
    assert session.get_one(Thread, post.thread_id).locked_reason is None
    assert session.scalars(select(Sanction)).all() == []
    assert ("released", post.id) in queue.told(post.handle_id)


def test_words_that_a_moderator_changed_come_back(session, queue, appealed, post, hare):
    case = appealed(Act.REDACT)

    queue.decide(case, Act.LIFTED, by=hare, at=ANSWERED)

    assert current_words(session, post.id) == (None, "I hear you.")


@pytest.mark.parametrize(
    "acts", [(Act.TAKE_DOWN, Act.LOCK, Act.PAUSE), (Act.REDACT,), (Act.REWORD,)], ids=" ".join
)
@pytest.mark.parametrize("answer", [Act.KEPT, Act.LIFTED])
def test_an_answer_is_undone_exactly(queue, appealed, hare, acts, answer):
    case = appealed(*acts)
    before = queue.everything()

    queue.decide(case, answer, by=hare, at=ANSWERED)
    queue.undo(case, by=hare, at=ANSWERED)

    assert queue.everything() == before
    assert case.state == CaseState.APPEALED


def test_an_appeal_can_be_passed_on_for_a_second_opinion(queue, appealed, hare, lead):
    case = appealed(Act.TAKE_DOWN)

    queue.decide(case, Act.SECOND_OPINION, by=hare, at=ANSWERED)

    assert case.state == CaseState.APPEALED
    assert queue.decide(case, Act.LIFTED, by=lead, at=ANSWERED)
