"""The queue: what waits, the most urgent first, told without the words. Nothing here writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.content_notes import unpacked
from forum.boards.models import Board
from forum.database import AnyRow, AnySelect, looked_up
from forum.handles.several import numbered, several
from forum.moderation.deciders import Decider
from forum.moderation.models import Case, CaseState, Source, SourceKind
from forum.moderation.queue.candidates import Candidate, Waiting, for_decider
from forum.moderation.queue.describing import heading_in, length_of, line_of, title_of
from forum.moderation.queue.rows import given_rows
from forum.moderation.queue.waits import rounded, waiting as waiting_words
from forum.moderation.welfare.own_way import OwnWay
from forum.paging import Part, part
from forum.staff.reading import names_of
from forum.threads.models import Post, PostState, Words

PAGE = 20
# Of these the first line of a detail says what they are about.
WITH_HEADING = (SourceKind.FLAG, SourceKind.WORD_RULE)


@dataclass(frozen=True)
class Wanted:
    """Which cases are asked for: those of a tab, of a band, from a place on."""

    tab: str = "all"
    band: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What brought a case here, without what a rule or the signal found: that is words."""

    kind: str
    detail: str
    band: str
    count: int


class Row(NamedTuple):
    """A case as the queue shows it: values, of which words are made when it is drawn.

    Attributes:
        is_reply: the case is about a reply; else about the post that opened a thread.
        is_hidden: readers cannot see it.
        minutes: for how many it waits, rounded.
        is_late: that is past its goal.
        reader: the working name of who reads it now, if somebody else does.
        words: how many it has.
        html: the words, where everybody can read them anyway; None where reading them is noted.
    """

    id: bytes
    version: int
    state: str
    band: str
    needs_another: str | None
    board: str
    is_reply: bool
    is_hidden: bool
    sources: tuple[Told, ...]
    words: int
    minutes: int
    is_late: bool
    is_mine: bool
    reader: str | None
    is_covered: bool
    html: str | None

    @property
    def title(self) -> str:
        return str(title_of(self.sources))

    @property
    def line(self) -> str:
        return str(line_of(self.sources))

    @property
    def length(self) -> str:
        return length_of(self.words)

    @property
    def wait(self) -> str:
        return waiting_words(self.minutes, is_late=self.is_late)


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
    session: Session, decider: Decider, way: OwnWay, *, wanted: Wanted, found: Waiting
) -> Queue:
    """Return a page of what waits for this moderator; five queries at most.

    `found` may be a moment old: all that is shown of a case is looked up again.
    """
    every = for_decider(session, decider, found)
    ours = every
    if way.avoids:
        ours = [row for row in every if not way.leaves_to_others(row.band, unpacked(row.topics))]
    tabs = _tabs(ours, decider)
    asked = tabs.get(wanted.tab, ours)
    if wanted.band:
        asked = [row for row in asked if row.band == wanted.band]
    shown = part(asked, lambda row: bytes(row.id), after=wanted.after, size=PAGE)
    return Queue(
        part=Part(
            _rows(session, decider, way, rows=shown.things, at=found.at), shown.older, shown.newer
        ),
        counts={name: len(rows) for name, rows in tabs.items()},
        late=sum(row.is_late for row in ours),
        avoided=len(every) - len(ours),
        is_more=found.is_more,
    )


def _tabs(rows: list[Candidate], decider: Decider) -> dict[str, list[Candidate]]:
    """Return what each tab has of these."""
    me = decider.staff_id
    return {
        "all": rows,
        "mine": [row for row in rows if row.reader == me],
        "second": [row for row in rows if row.needs_another is not None],
        "again": [row for row in rows if row.state == CaseState.APPEALED],
    }


def _rows(
    session: Session, decider: Decider, way: OwnWay, *, rows: Sequence[Candidate], at: datetime
) -> list[Row]:
    ids, me = [row.id for row in rows], decider.staff_id
    more, sources = _more(session, ids), _sources(session, ids)
    others = {row.reader for row in rows if row.reader and row.reader != me}
    names = names_of(session, others) if others else {}
    return [
        Row(
            *(case.id, case.version, case.state, case.band, case.needs_another),
            board=case.board,
            is_reply=bool(case.seq),
            is_hidden=case.post_state not in (None, PostState.PUBLISHED),
            sources=tuple(sources.get(row.id, ())),
            words=case.length,
            minutes=rounded(case.opened_at, at),
            is_late=bool(row.is_late),
            is_mine=row.reader == me,
            reader=names.get(row.reader or b""),
            is_covered=way.covers(case.band, unpacked(row.topics)),
            html=case.html,
        )
        for row in rows
        if (case := more.get(row.id)) is not None
    ]


def _more(session: Session, ids: Sequence[bytes]) -> dict[bytes, AnyRow]:
    """Return what shows of the cases of a page besides what they are chosen by."""
    return {row.id: row for row in looked_up(session, _more_of(len(ids)), numbered("case", ids))}


def _sources(session: Session, ids: Sequence[bytes]) -> dict[bytes, list[Told]]:
    found: dict[bytes, list[Told]] = {}
    wanted = _sources_of(len(ids)), numbered("case", ids)
    for case_id, kind, detail, band, count in given_rows(session, *wanted):
        told = heading_in(detail) if kind in WITH_HEADING else ""
        found.setdefault(case_id, []).append(Told(kind, told, band, count))
    return found


@cache
def _more_of(number: int) -> AnySelect:
    """Return the query for so many cases; `html` are the words if everybody can read them."""
    is_public = (Words.post_id == Post.id) & (Post.state == PostState.PUBLISHED)
    return (
        select(Case.id, Case.version, Case.state, Case.band, Case.needs_another)
        .add_columns(Case.length, Case.opened_at, Board.name.label("board"))
        .add_columns(Post.seq, Post.state.label("post_state"), Words.html)
        .join(Board, Board.id == Case.board_id)
        .outerjoin(Post, Post.id == Case.post_id)
        .outerjoin(Words, is_public)
        .where(Case.id.in_(several("case", number, Case.id.type)))
    )


@cache
def _sources_of(number: int) -> AnySelect:
    told = select(Source.case_id, Source.kind, Source.detail, Source.band, Source.count)
    of_these = Source.case_id.in_(several("case", number, Source.case_id.type))
    return told.where(of_these, ~Source.is_late)
