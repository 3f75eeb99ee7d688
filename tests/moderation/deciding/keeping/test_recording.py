"""What the record of staff holds of a case."""

import pytest
from sqlalchemy import select

from forum.audit.actions import Action
from forum.audit.models import Audit
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.keeping.recording import record_act
from forum.public_ids import to_text
from tests.makers import NOON


@pytest.mark.parametrize(
    ("kind", "action"), [("mute", "mute"), ("hold", "hold-posts"), ("pause", "pause")]
)
def test_an_entry_names_the_case_the_act_and_the_rule(session, queue, make, otter, *, kind, action):
    case = queue.case(make.reply(make.thread()))

    queue.decide(case, Act.PAUSE, by=otter, pause_kind=kind)

    [entry] = session.scalars(select(Audit).where(Audit.seq > 1))
    assert (entry.action, entry.rule, entry.staff_id) == (action, 1, otter.staff_id)
    assert entry.object == f"case:{to_text(case.id)}"


def test_reading_a_message_to_a_writer_is_an_entry(session, queue, make, otter):
    case = queue.case(make.reply(make.thread()))

    record_act(session, case, Action.CASE_MESSAGE_READ, staff_id=otter.staff_id, at=NOON)

    assert queue.recorded() == ["case-message-read"]
