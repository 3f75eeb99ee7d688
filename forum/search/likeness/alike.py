"""Find conversations like a text. Nothing here writes, and no text is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from forum.database import AnyRow
from forum.permissions import Viewer
from forum.search.analysis import terms
from forum.search.audience import audience_of
from forum.search.backend import Alternative, Audience, Backend, NotReady, Request, Wanted
from forum.search.likeness.showing import conversations_with
from forum.search.likeness.terms import telling_terms

# Looked at for each that is shown: some have too little in common.
LOOKED_AT = 3
MOST_ALIKE = 5


@dataclass(frozen=True)
class Text:
    """What others are to be like: the title and first words of a conversation.

    `thread` is its id if it is one already, and not to be found itself.
    """

    title: str
    body: str = ""
    thread: bytes | None = None


def alike(
    session: Session, backend: Backend, text: Text, *, viewer: Viewer, most: int = MOST_ALIKE
) -> list[AnyRow]:
    """Return some conversations like `text`, if there is an index: nobody has to wait for it."""
    try:
        return most_alike(session, backend, text, viewer=viewer, most=most)
    except NotReady:
        return []


def most_alike(
    session: Session, backend: Backend, text: Text, *, viewer: Viewer, most: int
) -> list[AnyRow]:
    """Return up to `most` conversations that `viewer` may read, those most like `text` first.

    Raises:
        NotReady: there is no index.
    """
    audience, index = audience_of(viewer), backend.now()
    telling = telling_terms(index, text.title, text.body, audience=audience)
    hits = index.find(_request(text, telling, audience, LOOKED_AT * most)).hits
    rows = conversations_with(session, [hit.id for hit in hits], viewer=viewer)
    found = [rows[hit.id] for hit in hits if hit.id in rows]
    return [row for row in found if has_enough(telling, f"{row.title} {row.source}")][:most]


def _request(text: Text, telling: Sequence[str], audience: Audience, limit: int) -> Request:
    return Request(
        wanted=tuple(Wanted((Alternative((term,)),)) for term in telling),
        audience=audience,
        text=f"{text.title}\n{text.body}",
        not_in=text.thread,
        limit=limit,
    )


def has_enough(telling: Sequence[str], words: str) -> bool:
    """Return whether half of the four first terms, and two if there are two, stand in `words`."""
    here, first = {term for _, term in terms(words)}, telling[:4]
    return sum(term in here for term in first) >= min(2, len(first))
