"""What can still be taken back."""

from datetime import timedelta

import pytest

from forum.moderation.models import CaseState
from forum.moderation.queue.lately import undoable
from tests.makers import NOON
from tests.moderation.making import a_case, a_decision, moderator


@pytest.fixture
def otter():
    return moderator()


@pytest.fixture
def case(session, make):
    case = a_case(session, make)
    case.state = CaseState.DECIDED
    session.flush()
    return case


def test_the_latest_decision_can_be_undone_for_ten_minutes(session, case, otter):
    a_decision(session, case, otter, acts="leave\nnote")

    found = undoable(session, otter.staff_id, at=NOON + timedelta(minutes=4))

    assert (found.case_id, found.version, found.minutes) == (case.id, case.version, 6)
    assert found.done == ("Leave it as it is", "Add a note before it")
    assert undoable(session, otter.staff_id, at=NOON + timedelta(minutes=10)) is None


def test_what_others_decided_is_theirs_to_undo(session, case, otter):
    a_decision(session, case, moderator("Early Curlew"))

    assert undoable(session, otter.staff_id, at=NOON) is None


def test_what_was_undone_is_not_undone_again(session, case, otter):
    a_decision(session, case, otter, undone=True)

    assert undoable(session, otter.staff_id, at=NOON) is None
