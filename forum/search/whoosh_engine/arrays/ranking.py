"""The best of many, in order, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from forum.search.backend import Hit, Order, Position, Request
from forum.search.whoosh_engine.arrays.kinds import Mask, Places, Scored, Scores, Small
from forum.search.whoosh_engine.arrays.matching import Matched
from forum.search.whoosh_engine.arrays.view import View

_MANY = 8192
_COLUMNS = 1024


class Row(NamedTuple):
    """A post in its order: `key` is its score, or its day."""

    place: int
    key: float
    score: float
    has_all: bool


@dataclass(frozen=True, slots=True)
class Tier:
    """Posts to be put in order by their keys; what has all that is wanted comes first."""

    has_all: bool
    scored: Scored
    keys: Scores | Small

    def only(self, kept: Mask) -> "Tier":
        return Tier(self.has_all, self.scored.only(kept), self.keys[kept])


@dataclass
class Page:
    """Takes rows until there are more than fit."""

    view: View
    request: Request
    rows: list[Row] = field(default_factory=list)

    def fill(self, matched: Matched) -> None:
        """Take the best that are not on an earlier page, and one more than fit."""
        passed = self._no_threads()
        for tier in (
            self._tier(matched.full, has_all=True),
            self._tier(matched.rest, has_all=False),
        ):
            if self._lacks and len(tier.keys):
                self._take(self._to_come(tier, passed))

    def hits(self) -> tuple[Hit, ...]:
        shown = self.rows[: self.request.limit]
        return tuple(
            Hit(*self.view.ids_at(row.place), score=row.score, has_all=row.has_all) for row in shown
        )

    def next(self) -> Position | None:
        """Return where the next page begins."""
        limit = self.request.limit
        if len(self.rows) <= limit or not limit:
            return None
        last = self.rows[limit - 1]
        return Position(last.has_all, last.key, int(self.view.tie[last.place]))

    @property
    def _lacks(self) -> int:
        return self.request.limit + 1 - len(self.rows)

    def _no_threads(self) -> Mask:
        is_needed = self.request.after is not None and self.request.per_thread
        return np.zeros(len(self.view.numbering.threads) if is_needed else 0, np.bool_)

    def _tier(self, scored: Scored, *, has_all: bool) -> Tier:
        is_best = self.request.order is Order.BEST
        return Tier(has_all, scored, scored.scores if is_best else self.view.day[scored.places])

    def _to_come(self, tier: Tier, passed: Mask) -> Tier:
        """Leave out what is on earlier pages, and the rest of its conversations."""
        if self.request.after is None:
            return tier
        comes = _comes_after(self.view, tier, self.request.after)
        if self.request.per_thread:
            threads = self.view.thread[tier.scored.places]
            passed[threads[~comes]] = True
            comes &= ~passed[threads]
        return tier.only(comes)

    def _take(self, tier: Tier) -> None:
        taken = {int(self.view.thread[row.place]) for row in self.rows}
        for at in self._in_order(tier.scored.places, tier.keys):
            place = int(tier.scored.places[at])
            thread = int(self.view.thread[place])
            if not self.request.per_thread or thread not in taken:
                taken.add(thread)
                key, score = float(tier.keys[at]), float(tier.scored.scores[at])
                self.rows.append(Row(place, key, score, tier.has_all))
                if not self._lacks:
                    return

    def _in_order(self, places: Places, keys: Scores | Small) -> Iterator[int]:
        """Yield where the best stand; look for more only if they are asked for."""
        done, want = 0, self._lacks * (4 if self.request.per_thread else 1)
        while done < len(keys):
            best = at_least(keys, want)
            order = np.lexsort((self.view.tie[places[best]], -keys[best]))
            yield from best[order][done:].tolist()
            done, want = len(best), len(best) * 8


def at_least(keys: Scores | Small, want: int) -> Places:
    """Return where the `want` highest keys stand, and all that equal the lowest of them."""
    if want >= len(keys):
        return np.arange(len(keys))
    tops = keys
    if len(keys) > _MANY and want < _COLUMNS // 2:
        # The highest of each column: of these, so many are among the highest of all.
        rows = len(keys) // _COLUMNS
        tops = keys[: rows * _COLUMNS].reshape(rows, _COLUMNS).max(axis=0)
    lowest = np.partition(tops, len(tops) - want)[len(tops) - want]
    return np.flatnonzero(keys >= lowest)


def _comes_after(view: View, tier: Tier, after: Position) -> Mask:
    if tier.has_all != after.has_all:
        return np.full(len(tier.keys), after.has_all)
    comes: Mask = tier.keys < after.key
    same = np.flatnonzero(tier.keys == after.key)
    comes[same] = view.tie[tier.scored.places[same]] > after.tie
    return comes
