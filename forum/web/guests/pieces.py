"""Pieces of pages that many people see alike, kept as the pages of guests are.

Around them a member's page has what is their own; in them there is nothing of anybody.
"""

import sys
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, g

from forum.clock import now
from forum.language.messages import language
from forum.transaction import look_anew
from forum.web.drawing.pieces import Piece, filled
from forum.web.guests.declaring import declared
from forum.web.guests.shelf import BESIDE_BYTES, Kept, Shelf
from forum.web.guests.standing import Standing
from forum.writing import trusted

MOST_BYTES = 6 * 1024 * 1024


@dataclass
class Alike(Kept):
    """What was drawn, with holes for what is one's own; `told`, what is to be known of it."""

    parts: Piece = ()
    told: Any = None

    @property
    def size(self) -> int:
        return sum(map(sys.getsizeof, self.parts)) + BESIDE_BYTES


def init_app(app: Flask, standing: Standing) -> None:
    shelf = Shelf[Alike](MOST_BYTES)
    app.extensions["pieces_alike"] = shelf, standing
    app.extensions.setdefault("shelves", []).append(shelf)


def drawn_alike(template: str, *asked: Hashable, make: Callable[[], Mapping[str, Any]]) -> str:
    """Return the piece that `template` draws of what `make` looks up.

    Args:
        asked: all that it depends on besides the database and the language. The template is told
            nothing but what `make` returns: nothing of who looks at it.
        make: looks everything up anew, in the session of this request.
    """
    key = template, *asked
    kept = found_alike(*key)
    if kept is None:
        drawing = current_app.jinja_env.get_or_select_template(template)
        kept = keep_alike(*key, parts=(drawing.render(**make()),))
    return trusted(filled(kept.parts))


def found_alike(*asked: Hashable) -> Alike | None:
    """Return what was kept, if nothing was written since that it depends on.

    Where there is none, this request lets go of what it has looked at, which may be older than the
    number that a new piece is kept with.
    """
    note_standing()
    shelf, standing = _kept()
    version, at = g.stood_at
    kept = shelf.find((language(), *asked), at=at)
    if kept is not None and version is not None and standing.holds(kept, version):
        return kept
    look_anew()
    return None


def note_standing() -> None:
    """Note how the database stands, before anything is looked up of which a piece will be made.

    One number for all pieces of a page: they may share what they look up.
    """
    if "stood_at" not in g:
        _, standing = _kept()
        g.stood_at = standing.number(), now()


def keep_alike(*asked: Hashable, parts: Piece = (), told: Any = None) -> Alike:
    """Keep what was made since it was not found, if nobody wrote meanwhile.

    It depends on what this page has said that it depends on (declaring.py).
    """
    shelf, standing = _kept()
    version, began = g.stood_at
    kept = Alike(version or (0, 0), began, parts=parts, told=told)
    marks = standing.marks(declared())
    if marks is not None and standing.number() == version:
        kept.marks = marks
        shelf.put((language(), *asked), kept)
    return kept


def _kept() -> tuple[Shelf[Alike], Standing]:
    found: tuple[Shelf[Alike], Standing] = current_app.extensions["pieces_alike"]
    return found
