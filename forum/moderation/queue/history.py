"""What has happened to a case so far, the latest first. Nothing here writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.language.messages import _l
from forum.moderation.deciding.acts import LABELS, Act
from forum.moderation.deciding.keeping.our_words import spoken
from forum.moderation.deciding.models import Decision
from forum.moderation.models import Case, Event
from forum.moderation.queue.describing import KINDS
from forum.moderation.queue.waits import ago, rounded
from forum.staff.reading import names_of

SOMEBODY = _l("Someone who has left")
# What is told of it, with a name before or without one.
BY_STAFF = {
    "claim": _l("opened it"),
    "take-over": _l("took it over"),
    "release": _l("put it back"),
    "pass": _l("passed it on"),
    "decide": _l("decided"),
    "undo": _l("took the decision back"),
    "note": _l("wrote a note"),
    "second-opinion": _l("asked for a second opinion"),
    "safety-lead": _l("passed it to the safety lead"),
    "second": _l("agreed"),
    "turn-down": _l("did not agree"),
    "lapse": _l("was away, and it is free again"),
    "left-duty": _l("has no duties any more, and it is free again"),
}
BY_ITSELF = {
    "settle": _l("Everybody was told"),
    "return": _l("Its writer was asked to change it"),
    "resubmit": _l("Its writer changed it"),
    "changed": _l("Its writer changed it"),
    "appeal": _l("Its writer asked for another look"),
    "withdraw": _l("Its writer took it back"),
    "lapse": _l("Its time was over"),
    "source": _l("It came in"),
}
TOLD_US = _l("Readers told us")


@dataclass(frozen=True)
class Past:
    """`who` is a working name, or None; `when` is rounded, and gone once a case is closed."""

    who: str | None
    what: str
    when: str | None
    note: str | None


@dataclass(frozen=True)
class Decided:
    """A decision as others read it."""

    who: str
    done: Sequence[str]
    rule: int | None
    message: str
    version: int
    undone: bool


def history(session: Session, case: Case, *, at: datetime) -> list[Past]:
    events = session.scalars(
        select(Event).where(Event.case_id == case.id).order_by(Event.step.desc())
    ).all()
    names = names_of(session, {event.staff_id for event in events if event.staff_id})
    return [_past(event, names, at) for event in events]


def decisions(session: Session, case: Case) -> list[Decided]:
    """Return what was decided on the case, the latest first."""
    wanted = select(Decision).where(Decision.case_id == case.id)
    rows = session.scalars(wanted.order_by(Decision.version.desc())).all()
    names = names_of(session, {row.staff_id for row in rows})
    return [
        Decided(
            who=names.get(row.staff_id, SOMEBODY),
            done=done_in(row),
            rule=row.rule,
            message=spoken(row.message),
            version=row.version,
            undone=row.undone,
        )
        for row in rows
    ]


def done_in(decision: Decision) -> list[str]:
    """Return what was done, in words."""
    return [LABELS[Act(act)] for act in decision.acts.splitlines()]


def _past(event: Event, names: dict[bytes, str], at: datetime) -> Past:
    who = names.get(event.staff_id, SOMEBODY) if event.staff_id else None
    known = BY_STAFF if who else BY_ITSELF
    note = None if event.kind == "source" else event.note
    return Past(
        who=who,
        what=_came_in(event) if event.kind == "source" else known.get(event.kind, event.kind),
        when=ago(rounded(event.at, at)) if event.at else None,
        note=note,
    )


def _came_in(event: Event) -> str:
    return KINDS.get(event.note or "", TOLD_US)
