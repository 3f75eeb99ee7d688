"""The queue: what waits, the most urgent first, told without the words. Nothing here writes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.content_notes import unpacked
from forum.database import AnyRow
from forum.moderation.deciders import Decider
from forum.moderation.models import CaseState, Source
from forum.moderation.queue.candidates import LOOKED_AT, is_read_by, waiting_for
from forum.moderation.queue.describing import length_of, line_of, title_of
from forum.moderation.queue.waits import waiting as waiting_since
from forum.moderation.welfare.own_way import OwnWay
from forum.parts import Part, part
from forum.staff.reading import names_of
from forum.threads.models import PostState, Words

PAGE = 20
Test = Callable[[AnyRow], bool]


@dataclass(frozen=True)
class Wanted:
    """Which cases are asked for: those of a tab, of a band, from a place on; of so many at most."""

    tab: str = "all"
    band: str = ""
    after: str = ""
    most: int = LOOKED_AT


@dataclass(frozen=True)
class Row:
    """A case as the queue shows it.

    Attributes:
        case: what candidates.py knows of it.
        wait: since when it waits, in words, and whether that is past its goal.
        reader: the working name of who reads it now, if somebody else does.
        html: the words, where everybody can read them anyway; None where reading them is noted.
    """

    case: AnyRow
    title: str
    line: str
    length: str
    wait: str
    is_mine: bool
    reader: str | None
    is_covered: bool
    html: str | None

    @property
    def is_hidden(self) -> bool:
        return self.case.post_state not in (None, PostState.PUBLISHED)


@dataclass(frozen=True)
class Queue:
    """A page of the queue, how many each tab has, and how many are left to others.

    `is_more` says that what is counted is not all: there are less urgent ones besides.
    """

    part: Part[Row]
    counts: Mapping[str, int]
    late: int
    avoided: int
    is_more: bool = False


def waiting(
    session: Session, decider: Decider, way: OwnWay, *, wanted: Wanted, at: datetime
) -> Queue:
    """Return a page of what waits for this moderator, always with as many queries."""
    found = waiting_for(session, decider, most=wanted.most)
    every = found.rows
    ours = [row for row in every if not way.leaves_to_others(row.band, unpacked(row.topics))]
    tabs = _tabs(decider, at)
    asked = [row for row in ours if tabs.get(wanted.tab, tabs["all"])(row)]
    asked = [row for row in asked if row.band == wanted.band or not wanted.band]
    shown = part(asked, lambda row: bytes(row.id), after=wanted.after, size=PAGE)
    return Queue(
        part=Part(_rows(session, decider, way, rows=shown.things, at=at), shown.older, shown.newer),
        counts={name: sum(map(test, ours)) for name, test in tabs.items()},
        late=sum(row.goal_at < at for row in ours),
        avoided=len(every) - len(ours),
        is_more=found.is_more,
    )


def _tabs(decider: Decider, at: datetime) -> dict[str, Test]:
    return {
        "all": lambda row: True,
        "mine": lambda row: is_read_by(row, at) == decider.staff_id,
        "second": lambda row: row.needs_another is not None,
        "again": lambda row: row.state == CaseState.APPEALED,
    }


def _rows(
    session: Session, decider: Decider, way: OwnWay, *, rows: Sequence[AnyRow], at: datetime
) -> list[Row]:
    sources, words = _sources(session, rows), _public_words(session, rows)
    readers = {row.id: reader for row in rows if (reader := is_read_by(row, at))}
    names = names_of(session, set(readers.values()) - {decider.staff_id})
    return [
        Row(
            case=row,
            # As words: a row says its title seven times, and lazy ones are looked up each time.
            title=str(title_of(sources.get(row.id, []))),
            line=str(line_of(sources.get(row.id, []))),
            length=length_of(row.length),
            wait=waiting_since(row.opened_at, at, is_late=row.goal_at < at),
            is_mine=readers.get(row.id) == decider.staff_id,
            reader=names.get(readers.get(row.id, b"")),
            is_covered=way.covers(row.band, unpacked(row.topics)),
            html=words.get(row.post_id),
        )
        for row in rows
    ]


def _sources(session: Session, rows: Sequence[AnyRow]) -> dict[bytes, list[Source]]:
    wanted = select(Source).where(Source.case_id.in_([row.id for row in rows]))
    found: dict[bytes, list[Source]] = {}
    for source in session.scalars(wanted.where(~Source.is_late)):
        found.setdefault(source.case_id, []).append(source)
    return found


def _public_words(session: Session, rows: Sequence[AnyRow]) -> dict[bytes, str]:
    """Return the words of the posts that everybody can read."""
    public = [row.post_id for row in rows if row.post_state == PostState.PUBLISHED]
    wanted = select(Words.post_id, Words.html).where(Words.post_id.in_(public))
    return {row.post_id: row.html for row in session.execute(wanted)}
