"""One case with all that helps to decide it. Nothing here writes.

Nobody learns here who flagged, what else the writer wrote, or since when they have been here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.database import AnyRow
from forum.errors import NotFound
from forum.handles.models import Handle
from forum.moderation.deciding.models import Appeal
from forum.moderation.models import Case, Flag, Lease, Source
from forum.moderation.queue.describing import line_of, most_urgent_first, title_of
from forum.threads.holding.wording import current_words
from forum.threads.models import Post, PostState, Thread
from forum.writing import to_html

# So many notes of those who told us are shown; nobody reads a thousand.
MOST_TOLD = 20


@dataclass(frozen=True)
class Told:
    """What one reader told us: never who, nor when."""

    reason: str
    note: str | None


@dataclass(frozen=True)
class Wording:
    """The words of a post as they are, and as they were when the case began, if they changed."""

    title: str | None
    source: str
    html: str
    before_title: str | None = None
    before_html: str | None = None


@dataclass(frozen=True)
class OpenCase:
    """A case to be read.

    Attributes:
        post: the post with the name of its writer in the thread, None when nothing is left of it.
        lease: who reads it, if anybody ever did since it came in.
        told: what readers told us, some of it when it is much.
        appeal: what its writer says against the decision.
    """

    case: Case
    board: Board
    post: AnyRow | None
    lease: Lease | None
    sources: Sequence[Source]
    told: Sequence[Told]
    appeal: Appeal | None

    @property
    def title(self) -> str:
        return title_of(self.sources)

    @property
    def line(self) -> str:
        return line_of(self.sources)

    @property
    def is_hidden(self) -> bool:
        return self.post is not None and self.post.state != PostState.PUBLISHED

    def reader(self, at: datetime) -> bytes | None:
        """Return the id of who reads it now, None when it is free."""
        return self.lease.staff_id if self.lease is not None and self.lease.until > at else None


def read_case(session: Session, case_id: bytes) -> OpenCase:
    """Return the case.

    Raises:
        NotFound: there is none.
    """
    case = session.get(Case, case_id)
    if case is None:
        raise NotFound
    appeals = select(Appeal).where(Appeal.case_id == case.id).order_by(Appeal.day.desc())
    return OpenCase(
        case=case,
        board=session.get_one(Board, case.board_id),
        post=_post(session, case),
        lease=session.get(Lease, case.id),
        sources=_sources(session, case),
        told=_told(session, case),
        appeal=session.scalar(appeals.limit(1)),
    )


def wording_of(session: Session, opened: OpenCase) -> Wording | None:
    """Return the words that the case is about; None once they are gone."""
    if opened.post is None:
        return None
    try:
        title, source = current_words(session, opened.post.id)
    except NotFound:
        return None
    before = opened.case.snapshot
    if before is None or (before, opened.case.snapshot_title) == (source, title):
        return Wording(title, source, to_html(source))
    return Wording(title, source, to_html(source), opened.case.snapshot_title, to_html(before))


def _post(session: Session, case: Case) -> AnyRow | None:
    columns = (Post.id, Post.thread_id, Post.parent_id, Post.handle_id, Post.seq, Post.state)
    wanted = (
        select(*columns, Post.notes, Post.day, Post.hour, Post.edited_on, Handle.name)
        .add_columns(Thread.locked_reason, Thread.replies)
        .join(Thread, Thread.id == Post.thread_id)
        .outerjoin(Handle, Handle.id == Post.handle_id)
    )
    return session.execute(wanted.where(Post.id == case.post_id)).one_or_none()


def _sources(session: Session, case: Case) -> list[Source]:
    wanted = select(Source).where(Source.case_id == case.id, ~Source.is_late)
    return most_urgent_first(session.scalars(wanted))  # type: ignore[return-value]


def _told(session: Session, case: Case) -> list[Told]:
    """Return flags with their notes, in the order of ids, which are nobody's order."""
    wanted = select(Flag.reason, Flag.note).where(Flag.case_id == case.id)
    rows = session.execute(wanted.order_by(Flag.note.is_(None), Flag.id).limit(MOST_TOLD))
    return [Told(str(row.reason), row.note) for row in rows]
