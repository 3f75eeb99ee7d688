"""Who may do what, on one page. Knows neither Flask nor the database."""

from collections.abc import Sequence
from typing import Protocol


class Viewer(Protocol):
    """The little that a question here may know about a person."""

    @property
    def is_member(self) -> bool: ...


def readable_by(viewer: Viewer) -> Sequence[str]:
    """Return the kinds of `Board.reading` that `viewer` may read.

    Every list, count, page and link asks this one function, so that what somebody may not
    see is absent everywhere alike.
    """
    return ("everyone", "members") if viewer.is_member else ("everyone",)


def may_write(viewer: Viewer) -> bool:
    return viewer.is_member
