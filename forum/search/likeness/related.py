"""The conversations that are offered beneath another one: one query, however they are found."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from forum.database import AnyRow
from forum.permissions import Viewer
from forum.search.backend import Backend, NotReady
from forum.search.likeness.alike import Text, most_alike
from forum.search.likeness.remembering import Remembered
from forum.search.likeness.showing import conversations_with

MOST_RELATED = 3


@dataclass(frozen=True)
class Finder:
    """The search engine, and what was found with it lately."""

    backend: Backend
    lately: Remembered = field(default_factory=Remembered)


def related(
    session: Session, finder: Finder, text: Text, *, viewer: Viewer, at: datetime
) -> list[AnyRow]:
    """Return up to three conversations like `text`, which is one itself."""
    assert text.thread is not None
    key = text.thread, viewer.is_member
    known = finder.lately.get(key, at=at)
    if known is not None:
        rows = conversations_with(session, known, viewer=viewer)
        return [rows[post_id] for post_id in known if post_id in rows]
    try:
        found = most_alike(session, finder.backend, text, viewer=viewer, most=MOST_RELATED)
    except NotReady:  # nothing to be remembered: there will be an index soon
        return []
    finder.lately.put(key, tuple(row.post_id for row in found), at=at)
    return found
