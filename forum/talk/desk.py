"""Where somebody writes: what the pages for starting, answering and changing share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from forum.space.drafting import Place
from forum.wordrules.matching import Match


@dataclass
class Desk:
    """Where somebody writes.

    Attributes:
        here: the address of the page with the form.
        place: where its drafts lie.
        where: the title of the thread, or the name of the board.
        board: the slug of the board, whose word rules are looked at.
        before: words that are public already: their details are not warned of again.
        met: what word rules match in the words as they are to be sent; None before that is known.
        is_kept: whether what was typed has just been kept as a draft, without being asked.
        page: draws the page; takes what is to be shown on it besides the form.
    """

    here: str
    place: Place
    where: str
    board: str = ""
    before: str = ""
    met: Sequence[Match] | None = None
    is_kept: bool = False
    page: Callable[..., str] = field(default=lambda **more: "")

    def show(self, **more: Any) -> str:
        empty: dict[str, Any] = {"preview": None, "preview_title": None, "newest": None}
        empty |= {"details": [], "told": [], "drafts": [], "is_kept": self.is_kept}
        empty |= {"is_hard": False}
        return self.page(**empty | more)
