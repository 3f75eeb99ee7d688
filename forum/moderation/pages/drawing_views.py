"""Draw the rows of the queue: once for all moderators who see the same of a case.

Found again by all that shows (forum/web/drawing/pieces.py), but for the words: they are put in each
time.
"""

from collections.abc import Iterable

from flask_wtf.csrf import generate_csrf

from forum.moderation.queue.listing import Row
from forum.web.drawing.pieces import drawn_by, filled, here_and_now, hole, pieces
from forum.writing import trusted

ROW = "moderation/_row.html"


def drawn(rows: Iterable[Row]) -> str:
    """Return these rows one below the other."""
    kept, always, token = pieces(), here_and_now(), generate_csrf()
    draw = drawn_by(ROW, "case")

    def one(row: Row) -> str:
        words = None if row.html is None else hole("words")
        key = ROW, always, row[:-1], words is None
        piece = kept.get(key, lambda: draw(row, words, hole("token")))
        return filled(piece, words=row.html or "", token=token)

    return trusted("".join(map(one, rows)))
