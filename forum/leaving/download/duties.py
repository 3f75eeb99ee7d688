"""How somebody comes in, and what they do for the place, if anything."""

from collections.abc import Iterator
from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.accounts.ending import ways_of
from forum.accounts.models import Credential
from forum.leaving.belongings import Belongings
from forum.leaving.download.pieces import Item
from forum.moderation.welfare.debriefing import debrief_note
from forum.moderation.welfare.own_way import own_way
from forum.staff.reading import find_on_duty


def ways_in(session: Session, mine: Belongings) -> Iterator[Item]:
    """Yield the kind and year of each way in. The words themselves are nowhere."""
    ways = ways_of(session, mine.root)
    wanted = select(Credential.kind, Credential.active_year).where(Credential.lookup.in_(ways))
    for row in session.execute(wanted).all():
        yield {"what": row.kind, "year": row.active_year}


def duties(session: Session, mine: Belongings) -> Iterator[Item]:
    duty = find_on_duty(session, mine.root)
    if duty is not None:
        yield {"name": duty.name, "role": str(duty.role), "boards": sorted(duty.boards)}
        yield {"queue": asdict(own_way(session, mine.root))}
    if note := debrief_note(session, mine.root):
        yield {"words": note}
