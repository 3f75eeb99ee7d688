"""Pieces of pages that many people see alike, kept as the pages of guests are.

Around them a member's page has what is their own; in them there is nothing of anybody.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from flask import Flask, current_app, g

from forum.clock import now
from forum.language.messages import language
from forum.transaction import look_anew
from forum.web.guests.shelf import Page, Shelf
from forum.web.guests.standing import Standing
from forum.writing import trusted

MOST_BYTES = 2 * 1024 * 1024


def init_app(app: Flask, standing: Standing) -> None:
    app.extensions["pieces_alike"] = Shelf(MOST_BYTES), standing


def drawn_alike(template: str, *asked: Hashable, make: Callable[[], Mapping[str, Any]]) -> str:
    """Return the piece that `template` draws of what `make` looks up.

    Args:
        asked: all that it depends on besides the database and the language. The template is told
            nothing but what `make` returns: nothing of who looks at it.
        make: looks everything up anew, in the session of this request. Whatever was looked at
            before may be older than the number that the piece is kept with.
    """
    shelf: Shelf
    shelf, standing = current_app.extensions["pieces_alike"]
    if "stood_at" not in g:  # one number for all pieces of a page: they may share what they look up
        g.stood_at = standing.number()
    key, version, began = (template, language(), *asked), g.stood_at, now()
    kept = shelf.find(key, at=began)
    if kept is not None and kept.version == version:
        return trusted(kept.body.decode())
    look_anew()
    drawing = current_app.jinja_env.get_or_select_template(template)
    drawn = drawing.render(**make())
    if version is not None:
        shelf.put(key, Page("", (), drawn.encode(), version, began))
    return trusted(drawn)
