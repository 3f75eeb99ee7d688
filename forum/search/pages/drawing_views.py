"""Draw what was found: once for all that looks the same, but for words, titles and addresses.

What is kept by its values (forum/web/drawing/pieces.py) is the frame of a result, and the choices
beside them all. Words that members wrote, and those that were looked for, are put in each time.
"""

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import NamedTuple

from flask import current_app

from forum.boards.content_notes import FOLDED_AT_FIRST
from forum.database import AnyRow
from forum.public_ids import to_text
from forum.search.pages.answer import Answer
from forum.search.pages.results import Result
from forum.search.passages.passage import Piece
from forum.web.drawing.pieces import drawn_by, filled, here_and_now, hole, pieces
from forum.writing import trusted

_NOBODY = bytes(16)
_NOBODYS = to_text(_NOBODY)
RESULT, CHOICES = "search/_result.html", "search/_filters.html"


class Look(NamedTuple):
    """What shows of a result besides its words and where they are.

    Attributes:
        is_reply: it is no opening post.
        has_title, has_starter: what stands in the place of a title where there is none.
        has_passage: some of its words are shown; else they may be `is_folded`.
        is_marked, has_marked: it helped; a reply in its thread did.
    """

    is_reply: bool
    has_title: bool
    has_starter: bool
    topics: tuple[str, ...]
    is_folded: bool
    has_passage: bool
    board_name: str
    replies: int
    day: object
    is_marked: bool
    has_marked: bool


def drawn(results: Sequence[Result]) -> tuple[str, str]:
    """Return the results as HTML: those that have all that was asked for, and the others."""
    kept, always, addresses = pieces(), here_and_now(), _Addresses()
    found: dict[bool, list[str]] = {True: [], False: []}
    for result in results:
        look = _look(result)
        piece = kept.get((RESULT, always, look), partial(_frame, look))
        found[result.has_all].append(filled(piece, **_own(result, addresses)))
    return trusted("".join(found[True])), trusted("".join(found[False]))


def choices(answer: Answer) -> str:
    """Return what can be chosen beside the results, as HTML.

    It is not kept where somebody typed a topic that nobody offered.
    """
    values = (
        answer.question.alone(),
        tuple(answer.board_choices),
        tuple(answer.topics),
        tuple(answer.left_out),
    )
    if not {*FOLDED_AT_FIRST, *answer.asker.folded}.issuperset(answer.left_out):
        return _filters(*values)
    key = (CHOICES, here_and_now(), values)
    return trusted(filled(pieces().get(key, partial(_filters, *values))))


def _frame(look: Look) -> str:
    holes = [hole(name) for name in ("id", "address", "title", "passage")]
    return drawn_by(RESULT, "result")(look, *holes)


def _filters(*values: object) -> str:
    return drawn_by(CHOICES, "filters")(*values)


def _look(result: Result) -> Look:
    post = result.post
    return Look(
        is_reply=post.seq > 0,
        has_title=bool(result.title),
        has_starter=post.handle_id is not None,
        topics=tuple(result.topics),
        is_folded=result.is_folded,
        has_passage=bool(result.passage),
        board_name=post.board_name,
        replies=post.replies,
        day=post.day,
        is_marked=post.helped_on is not None,
        has_marked=post.has_helped,
    )


def _own(result: Result, addresses: "_Addresses") -> dict[str, str]:
    post = result.post
    return {
        "id": to_text(post.id),
        "address": addresses.of(post),
        "title": _lit(result.title),
        "passage": _lit(result.passage),
    }


class _Addresses:
    """Writes the addresses of results: all that differs in them is an id."""

    def __init__(self) -> None:
        self._thread = escape(current_app.url_for("threads.show", tid=_NOBODY))
        self._reply = escape(current_app.url_for("threads.permalink", pid=_NOBODY))

    def of(self, post: AnyRow) -> str:
        address, id_ = (self._reply, post.id) if post.seq else (self._thread, post.thread_id)
        return address.replace(_NOBODYS, to_text(id_))


def _lit(parts: Sequence[Piece]) -> str:
    """Return text as HTML, with what was looked for marked."""
    return "".join(
        [f"<mark>{escape(text)}</mark>" if is_marked else escape(text) for text, is_marked in parts]
    )
