"""Parts of pages, kept by all the values that they were drawn from: the same values, the same part.

Whoever asks for a part names everything that shows in it. So none can be out of date: a post that
was hidden or changed has other values, and is another part. What members wrote is not kept at all:
a part has holes in its place, which are filled each time. Nor may a part be kept that shows what is
one person's own: what lies here side by side must not tell which handles are one person's.

In memory alone, and so much of it at most. Needs templates whose macros see no more than they are
given: `drawn_by` takes one.
"""

import re
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime
from typing import cast

from flask import Flask, current_app

from forum.clock import now
from forum.language.messages import language
from forum.writing import trusted

# Of some 1,400 posts. With their values, a process has twice as many bytes of them.
MOST_CHARS = 1_000_000
# Nobody can write what they cannot know.
_MARK = secrets.token_hex(8)
_HOLE = re.compile(f"{_MARK}-([a-z]+);")

Piece = tuple[str, ...]  # what is kept, and, between each two of these, the name of a hole


def hole(name: str) -> str:
    """Return what a part is drawn with in the place of something that is not kept."""
    return trusted(f"{_MARK}-{name};")


def parted(drawn: str) -> Piece:
    """Return what was drawn, taken apart at its holes."""
    return tuple(_HOLE.split(drawn))


def filled(piece: Piece, **holes: str) -> str:
    """Return the part with its holes filled, by HTML."""
    return "".join([holes[part] if at % 2 else part for at, part in enumerate(piece)])


class Pieces:
    """The parts that were asked for lately. Threads may share it."""

    def __init__(self, most_chars: int = MOST_CHARS) -> None:
        self._most_chars, self._chars = most_chars, 0
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Piece] = OrderedDict()

    def get(self, key: Hashable, draw: Callable[[], str]) -> Piece:
        """Return the part that is drawn from the values of `key`; `draw` knows no others."""
        with self._lock:
            if (found := self._kept.get(key)) is not None:
                self._kept.move_to_end(key)
                return found
        piece = parted(draw())
        with self._lock:
            if self._kept.setdefault(key, piece) is piece:
                self._chars += sum(map(len, piece))
            while self._chars > self._most_chars:
                _, oldest = self._kept.popitem(last=False)
                self._chars -= sum(map(len, oldest))
        return piece


def init_app(app: Flask) -> None:
    app.extensions["pieces"] = Pieces()


def pieces() -> Pieces:
    return cast(Pieces, current_app.extensions["pieces"])


def here_and_now() -> tuple[str, datetime]:
    """Return what every part shows besides its values: its language, and times told by the hour."""
    return language(), now().replace(minute=0, second=0, microsecond=0)


def drawn_by(template: str, macro: str) -> Callable[..., str]:
    """Return a macro as a function. It knows what it is given, and nothing of this request."""
    found = current_app.jinja_env.get_or_select_template(template)  # in the reader's language
    return cast(Callable[..., str], getattr(found.module, macro))
