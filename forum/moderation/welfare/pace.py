"""When a break would be good. Pure: what it counts lies in the visit and ends with it."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from forum.boards.content_notes import FOLDED_AT_FIRST

LONG_MINUTES = 40
MANY_HEAVY = 3
# After so long without a case somebody has had their break.
REST_MINUTES = 15
# Bands that are heavy whatever they are about.
HEAVY_BANDS = frozenset({"now", "soon"})


@dataclass(frozen=True)
class Sitting:
    """One sitting at the queue; minutes are those since 1970.

    Attributes:
        began: when the first case was opened.
        last: when the latest one was.
        looked: how many were opened.
        heavy: how many of them were heavy.
        later: before this minute they do not want to be asked.
    """

    began: int
    last: int
    looked: int = 0
    heavy: int = 0
    later: int = 0

    def minutes(self, minute: int) -> int:
        return minute - self.began


def looked_at(sitting: Sitting | None, minute: int, *, is_heavy: bool) -> Sitting:
    """Return the sitting after one more case; a new one when there was a break before."""
    if sitting is None or minute - sitting.last >= REST_MINUTES:
        sitting = Sitting(began=minute, last=minute)
    return replace(
        sitting, last=minute, looked=sitting.looked + 1, heavy=sitting.heavy + int(is_heavy)
    )


def wants_break(sitting: Sitting | None, minute: int) -> bool:
    """Return whether it is time to say that a break would be good."""
    if sitting is None or minute - sitting.last >= REST_MINUTES or minute < sitting.later:
        return False
    return sitting.minutes(minute) >= LONG_MINUTES or sitting.heavy >= MANY_HEAVY


def not_now(sitting: Sitting, minute: int) -> Sitting:
    """Return the sitting of somebody who goes on: they are asked again after as long."""
    return replace(sitting, later=minute + LONG_MINUTES)


def is_heavy(band: str, topics: Collection[str]) -> bool:
    return band in HEAVY_BANDS or not set(FOLDED_AT_FIRST).isdisjoint(topics)
