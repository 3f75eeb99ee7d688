"""Which topics a member wants folded: their own choice, sealed; without one, the usual ones."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.content_notes import FOLDED_AT_FIRST, USUAL, offered
from forum.boards.models import Board
from forum.errors import Refused
from forum.handles.entries import Kind, find, put
from forum.language.messages import _
from forum.permissions import Viewer, readable_by

FOLDED_TOPICS = Kind("folded topics", size=16_384)  # MOST_TOPICS in whatever script
MOST_TOPICS = 60


def folded_topics(session: Session, root: bytes) -> list[str]:
    """Return the topics that this member wants folded."""
    chosen: list[str] = find(session, root, {"": (FOLDED_TOPICS, "")}).get("", FOLDED_AT_FIRST)
    return list(chosen)


def choose_topics(session: Session, root: bytes, chosen: Iterable[str]) -> None:
    """Fold these topics from now on, and no others.

    Raises:
        Refused: they are more than MOST_TOPICS.
    """
    topics = list(dict.fromkeys(chosen))
    if len(topics) > MOST_TOPICS:
        raise Refused(_("Choose at most %(most)d topics.", most=MOST_TOPICS), field="topics")
    put(session, root, FOLDED_TOPICS, "", holds=topics)


def all_topics(session: Session, *, viewer: Viewer) -> list[str]:
    """Return every topic that a board which `viewer` may read offers."""
    wanted = select(Board.content_notes).where(Board.reading.in_(readable_by(viewer)))
    lists = [offered(notes) for notes in session.scalars(wanted.order_by(Board.position))]
    return list(dict.fromkeys((*FOLDED_AT_FIRST, *USUAL, *(t for some in lists for t in some))))
