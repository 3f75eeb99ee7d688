"""Who asks, and what they chose beside the words. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from forum.search.backend import Audience, Order, Position


class When(StrEnum):
    """How long ago something was written at most."""

    ANY = "any"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    def since(self, today: date) -> date | None:
        days = {When.WEEK: 7, When.MONTH: 31, When.YEAR: 366}.get(self)
        return None if days is None else today - timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Reader:
    """What somebody may read: the boards by their addresses. Those of groups are never found."""

    audience: Audience
    boards: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Choices:
    """The filters, and where the page begins.

    Attributes:
        boards: addresses of the boards that were ticked; none for all.
        plain: without the words that others use for the same.
        as_typed: without mending what looks like a slip of the fingers.
    """

    boards: frozenset[str] = frozenset()
    since: date | None = None
    helped: bool = False
    waiting: bool = False
    left_out: frozenset[str] = frozenset()
    order: Order = Order.BEST
    per_thread: bool = True
    after: Position | None = None
    limit: int = 10
    plain: bool = False
    as_typed: bool = False
