"""What the database has of the posts that an engine found. It decides who may read them.

Nothing here writes. A page costs one query, whatever was found, and none if all of it was shown
before. What every question stands on is three more, for the first page after somebody has written.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cache

from sqlalchemy import ColumnElement, and_, bindparam, exists, literal, select
from sqlalchemy.orm import Session, aliased

from forum.boards.models import Board
from forum.database import AnyRow, AnySelect, looked_up
from forum.handles.glancing import glanced
from forum.permissions import Viewer, readable_by
from forum.search.asking.reading import synonyms_now
from forum.search.asking.synonyms import Synonyms
from forum.search.backend import Backend
from forum.search.keeping.outbox import gone_now
from forum.search.passages.lighting import Line
from forum.search.passages.passage import plain
from forum.threads.models import Post, PostState, Thread, Words

# So many posts are looked up at once: SQLAlchemy writes a list of any length anew each time.
AT_ONCE = 10
# So many are remembered, with their words: half a megabyte at most of usual posts.
MOST_SHOWN = 200
_IDS = [f"id_{number}" for number in range(AT_ONCE)]
_NO_ID = bytes(16)
Look = Callable[[], Session]  # for who may have nothing to look up: a session takes time, too
_opening, _reply = aliased(Post), aliased(Post)
_IS_OPENING = and_(
    _opening.thread_id == Thread.id, _opening.seq == 0, _opening.state == PostState.PUBLISHED
)
_HAS_HELPED = exists().where(
    _reply.thread_id == Thread.id,
    _reply.helped_on.is_not(None),
    _reply.state == PostState.PUBLISHED,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A post that was found; its title and its words are ready to be looked through."""

    post: AnyRow
    title: Line
    words: Line


@dataclass(frozen=True, slots=True)
class Ground:
    """The engine, and what the database has beside it.

    Attributes:
        boards: those that the asker may read, in their order.
        synonyms: what others say for the same.
        gone: posts that nobody can read any more, though the engine may find them. They are read
            before the engine is asked how it is now.
        shown: posts that were found, by their ids, as true as all else here. They do not tell who
            asked, nor for what.
    """

    backend: Backend
    boards: Sequence[AnyRow]
    synonyms: Synonyms
    gone: frozenset[bytes]
    shown: dict[bytes, Shown] = field(default_factory=dict)


def ground_for(session: Session, backend: Backend, *, viewer: Viewer) -> Ground:
    """Return what `viewer` and all who may read the same stand on; three queries."""
    boards = boards_of(session, viewer=viewer)
    return Ground(backend, boards, synonyms_now(session), gone_now(session))


def boards_of(session: Session, *, viewer: Viewer) -> Sequence[AnyRow]:
    """Return the boards that `viewer` may read, in their order."""
    return looked_up(session, _boards(tuple(readable_by(viewer))), {}).all()


def shown_among(session: Session, ids: Collection[bytes], *, viewer: Viewer) -> dict[bytes, AnyRow]:
    """Return those of the posts that `viewer` may read now, by their ids, with their threads.

    `notes` are the post's own, `thread_notes` those of the opening post while it is shown.
    """
    wanted, every = _shown(tuple(readable_by(viewer))), list(ids)
    parts = (every[first : first + AT_ONCE] for first in range(0, len(every), AT_ONCE))
    return {row.id: row for part in parts for row in glanced(session, wanted, _given(part))}


def shown_of(
    look: Look, ground: Ground, ids: Collection[bytes], *, viewer: Viewer
) -> dict[bytes, Shown]:
    """Return the same, looking up those alone that were not shown on this ground before."""
    known = ground.shown
    found = {id_: shown for id_ in ids if (shown := known.get(id_)) is not None}
    others = [id_ for id_ in ids if id_ not in found]
    rows = shown_among(look(), others, viewer=viewer) if others else {}
    new = {id_: _ready(row) for id_, row in rows.items()}
    if len(known) + len(new) > MOST_SHOWN:
        known.clear()
    known.update(new)
    return found | new


def _ready(row: AnyRow) -> Shown:
    return Shown(row, Line(row.title or ""), Line(plain(row.html)))


def _given(ids: Sequence[bytes]) -> dict[str, bytes]:
    """Return the ids by their names in the query; no post has the one that fills it up."""
    return dict.fromkeys(_IDS, _NO_ID) | dict(zip(_IDS, ids, strict=False))


# Put together once: that takes longer than to ask the database.
@cache
def _boards(reading: Sequence[str]) -> AnySelect:
    return (
        select(Board.id, Board.slug, Board.name, Board.description, Board.archived_on)
        .where(_is_readable(reading))
        .order_by(Board.position, Board.slug)
    )


@cache
def _shown(reading: Sequence[str]) -> AnySelect:
    return (
        select(
            Post.id,
            Post.thread_id,
            Post.seq,
            Post.day,
            Post.notes,
            Post.helped_on,
            Thread.title,
            Thread.handle_id,
            Thread.replies,
            _opening.notes.label("thread_notes"),
            _HAS_HELPED.correlate(Thread).label("has_helped"),
            Board.name.label("board_name"),
            Words.html,
        )
        .join(Thread, Thread.id == Post.thread_id)
        .join(Board, Board.id == Thread.board_id)
        .join(Words, Words.post_id == Post.id)
        .outerjoin(_opening, _IS_OPENING)
        .where(
            Post.id.in_([bindparam(name, type_=Post.id.type) for name in _IDS]),
            Post.state == PostState.PUBLISHED,
            _is_readable(reading),
        )
    )


def _is_readable(reading: Sequence[str]) -> ColumnElement[bool]:
    return Board.reading.in_([literal(kind) for kind in reading])
