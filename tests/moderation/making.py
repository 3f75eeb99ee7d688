"""Make cases and people on duty in one line; a test names only what it cares about."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.house.choices import YES
from forum.house.models import SiteChoice
from forum.moderation.deciders import Decider
from forum.moderation.deciding.models import Decision, Sanction
from forum.moderation.models import Band, Case, Reason, SourceKind
from forum.moderation.opening import Speaks, open_case
from forum.public_ids import new_id
from forum.sealing import new_root
from forum.staff.models import Staff
from forum.staff.shifts import say_until
from forum.threads.models import Post
from tests.makers import NOON, Make

FOUND = Speaks(SourceKind.WORD_RULE, "Contact details\nwrite to me", Band.TODAY)
FLAGGED = Speaks(SourceKind.FLAG, Reason.UNKIND, Band.TODAY)


def moderator(name: str = "Steady Otter", *boards: str, root: bytes | None = None) -> Decider:
    root = root or new_root()
    return Decider(new_id(), name, "moderator", frozenset(boards), root)


def on_duty(session: Session, *, until: datetime) -> bytes:
    """Let somebody be on duty; whatever was written before is committed."""
    session.commit()
    staff_id = new_id()
    session.add(Staff(account_id=staff_id, name="Steady Otter", role="moderator", boards=""))
    session.flush()
    say_until(session, staff_id, until)
    session.commit()
    return staff_id


def tighten(session: Session, *what: str) -> None:
    """Let the people who run the site choose what is stricter while nobody is on duty."""
    for name in what:
        session.merge(SiteChoice(name=f"tighten_{name}", value=YES))
    session.flush()


def flagged_post(make: Make, **given) -> Post:
    return make.reply(make.thread(), **given)


def a_case(
    session: Session, make: Make, *, speaks: Speaks = FOUND, at: datetime = NOON, **given
) -> Case:
    """Return an open case of a new reply."""
    return open_case(session, flagged_post(make, **given), speaks, at=at)


def a_decision(session: Session, case: Case, by: Decider, **given) -> Decision:
    """Return a bare decision row on the case's version."""
    usual = {
        "id": new_id(),
        "case_id": case.id,
        "version": case.version,
        "staff_id": by.staff_id,
        "acts": "leave",
        "message": "",
        "decided_at": NOON,
    }
    decision = Decision(**usual | given)
    session.add(decision)
    session.flush()
    return decision


def a_sanction(session: Session, handle_id: bytes, **given) -> Sanction:
    usual = {
        "id": new_id(),
        "handle_id": handle_id,
        "kind": "pause",
        "rule": 2,
        "until_day": NOON.date(),
        "message": "Please rest for a day.",
        "day": NOON.date(),
    }
    sanction = Sanction(**usual | given)
    session.add(sanction)
    session.flush()
    return sanction
