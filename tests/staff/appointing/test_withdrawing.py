"""A link that nobody used is taken back, by whoever may appoint such staff."""

from datetime import UTC, datetime

import pytest

from forum.errors import NotAllowed, NotFound
from forum.events import take_news
from forum.permissions import Role
from forum.staff.appointing.inviting import Duties, find_invitation, invite
from forum.staff.appointing.withdrawing import mark_of, open_invitations, withdraw
from forum.staff.news import InvitationWithdrawn
from forum.staff.reading import find_on_duty

CEDAR = bytes([3]) * 32
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = NOON.date()


@pytest.fixture
def token(session) -> str:
    """An invitation to be a moderator of all boards."""
    return invite(session, Duties(Role.MODERATOR), by=None, at=NOON)


def test_a_link_that_was_taken_back_opens_nothing(session, token, appoint):
    appoint(CEDAR, "lead", name="Calm Wren")
    lead = find_on_duty(session, CEDAR)
    asked = find_invitation(session, token, today=TODAY)

    assert withdraw(session, mark_of(asked), by=lead)

    assert take_news(session)[1:] == [InvitationWithdrawn("moderator", lead.staff_id)]
    assert not withdraw(session, mark_of(asked), by=lead)
    with pytest.raises(NotFound):
        find_invitation(session, token, today=TODAY)


def test_a_lead_takes_no_operator_s_link_back(session, appoint):
    appoint(CEDAR, "lead", name="Calm Wren")
    invite(session, Duties(Role.OPERATOR), by=None, at=NOON)
    [asked] = open_invitations(session, today=TODAY)

    with pytest.raises(NotAllowed):
        withdraw(session, mark_of(asked), by=find_on_duty(session, CEDAR))

    assert open_invitations(session, today=TODAY) == [asked]


def test_another_link_stays_good(session, token, appoint):
    appoint(CEDAR, "lead", name="Calm Wren")
    other = invite(session, Duties(Role.LEAD), by=None, at=NOON)
    mark = mark_of(find_invitation(session, token, today=TODAY))

    withdraw(session, mark, by=find_on_duty(session, CEDAR))

    assert find_invitation(session, other, today=TODAY).role == "lead"


def test_the_mark_is_no_part_of_the_link_or_its_row(session, token):
    [asked] = open_invitations(session, today=TODAY)

    assert mark_of(asked) not in token
    assert bytes.fromhex(mark_of(asked)) not in asked.id
