"""Who becomes staff and who leaves is recorded in the transaction that makes it so."""

import pytest
from sqlalchemy import select

from forum.audit.actions import Action
from forum.audit.models import Audit
from forum.events import announce
from forum.staff.news import InvitationWithdrawn, StaffInvited, StaffJoined, StaffLeft
from forum.transaction import reading, transaction

OTTER, HERON = bytes([5]) * 16, bytes([6]) * 16


@pytest.mark.parametrize(
    ("news", "entry"),
    [
        (StaffInvited("lead", by=OTTER), (OTTER, Action.STAFF_INVITED, "staff:new-lead")),
        (StaffInvited("moderator"), (None, Action.STAFF_INVITED, "staff:new-moderator")),
        (
            InvitationWithdrawn("lead", by=OTTER),
            (OTTER, Action.INVITATION_WITHDRAWN, "staff:new-lead"),
        ),
        (StaffJoined(HERON, "Grey Heron"), (HERON, Action.STAFF_JOINED, "staff:grey-heron")),
        (StaffLeft(HERON, "Grey Heron", by=OTTER), (OTTER, Action.STAFF_LEFT, "staff:grey-heron")),
    ],
)
def test_news_of_staff_becomes_an_entry(app, news, entry):
    with app.app_context():
        with transaction() as session:
            announce(session, news)

        last = reading().scalars(select(Audit).order_by(Audit.seq.desc())).first()
        assert (last.staff_id, last.action, last.object) == entry
