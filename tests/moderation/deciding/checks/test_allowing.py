"""Who decides, and on what they saw."""

from datetime import timedelta

import pytest

from forum.errors import Conflict, NotAllowed, NotFound
from forum.moderation.claiming import claim
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.deciding import decide
from forum.moderation.flagging import Report, flag_as_member
from forum.moderation.models import Reason
from tests.makers import NOON
from tests.moderation.deciding.queue import SOON


@pytest.fixture
def post(queue, make):
    post = make.reply(make.thread(board=make.board(content_notes="drinking")))
    queue.done()
    return post


@pytest.fixture
def case(queue, post):
    return queue.case(post)


def test_the_second_of_two_is_told_who_decided_what(session, queue, make, case, otter):
    mine = queue.choice(case, Act.TAKE_DOWN)
    queue.decide(case, Act.LEAVE, Act.NOTE, by=otter)
    hare = queue.moderator("Warm Hare")

    with pytest.raises(Conflict) as conflict:
        decide(session, case.id, mine, decider=hare, at=SOON)

    assert str(conflict.value) == (
        "Steady Otter has just decided this: Leave it as it is, Add a note before it."
    )


def test_words_that_changed_since_are_looked_at_again(session, queue, make, otter):
    writer = make.writer()
    post = make.reply(make.thread(), writer=writer)
    case = queue.case(post)
    mine = queue.choice(case, Act.TAKE_DOWN)
    case.version += 1  # as when the writer changes the words

    with pytest.raises(Conflict, match="Something changed"):
        decide(session, case.id, mine, decider=otter, at=SOON)


def test_a_case_that_somebody_else_reads_is_theirs_for_ten_minutes(session, queue, case, otter):
    hare = queue.moderator("Warm Hare")
    claim(session, case.id, otter, at=NOON)
    queue.done()

    with pytest.raises(Conflict, match="Steady Otter is reading this now"):
        queue.decide(case, Act.LEAVE, by=hare, at=NOON + timedelta(minutes=9))
    session.rollback()

    assert queue.decide(case, Act.LEAVE, by=hare, at=NOON + timedelta(minutes=10))


def test_nobody_decides_about_their_own_words(queue, make, otter):
    post = make.reply(make.thread(), writer=make.writer(root=otter.root))

    with pytest.raises(NotAllowed, match="your own post"):
        queue.decide(queue.case(post), Act.LEAVE, by=otter)


def test_nobody_decides_about_their_own_flag(session, queue, post, otter):
    case = flag_as_member(session, otter.root, post.id, Report(Reason.UNKIND), at=NOON)
    queue.done()

    with pytest.raises(NotAllowed, match="one that you flagged"):
        queue.decide(case, Act.TAKE_DOWN, by=otter)


def test_who_has_no_duty_decides_nothing(queue, case):
    with pytest.raises(NotAllowed):
        queue.decide(case, Act.LEAVE, by=queue.moderator("Plain Owl", role="operator"))


def test_a_board_of_others_is_not_there(queue, case):
    with pytest.raises(NotFound):
        queue.decide(case, Act.LEAVE, by=queue.moderator("Plain Owl", boards="sleep"))
