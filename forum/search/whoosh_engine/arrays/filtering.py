"""Which of the posts found a request leaves in."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from forum.search.backend import Request
from forum.search.whoosh_engine.arrays.cache import Caches
from forum.search.whoosh_engine.arrays.codes import Codes
from forum.search.whoosh_engine.arrays.kinds import Mask, Places, Scored
from forum.search.whoosh_engine.arrays.matching import Matched, Matcher
from forum.search.whoosh_engine.arrays.phrases import is_among
from forum.search.whoosh_engine.arrays.view import View


@dataclass
class Sieve:
    """Lets through what a request asks for.

    Attributes:
        unwanted: which posts are not to be among them; None if none is meant.
    """

    view: View
    request: Request
    caches: Caches
    unwanted: Mask | None

    def matched(self, matched: Matched) -> Matched:
        """Return what is left of it."""
        facts = self._facts()
        return Matched(self._left(matched.full, facts), self._left(matched.rest, facts))

    def _left(self, scored: Scored, facts: Mask | None) -> Scored:
        if facts is not None and len(scored.places):
            scored = scored.only(facts[scored.places])
        mask = self._left_out(scored.places) if len(scored.places) else None
        return scored if mask is None else scored.only(mask)

    def _facts(self) -> Mask | None:
        """Return which posts are as asked for by their facts; None if that is not asked."""
        asked = self.request
        there = self.view.readable(asked.audience).boards
        boards = [one for one in (asked.boards, asked.only_boards) if one is not None]
        boards = [one for one in boards if not there <= one]
        if not (boards or asked.since or asked.until or asked.helped or asked.waiting):
            return None
        key = (*boards, asked.since, asked.until, asked.helped, asked.waiting)
        return self.caches.made.get(key, lambda: reduce(np.logical_and, self._masks(boards)))

    def _masks(self, boards: Sequence[Collection[bytes]]) -> Iterator[Mask]:
        view, request = self.view, self.request
        for allowed in boards:
            yield _chosen(view.numbering.boards, allowed)[view.board]
        if request.since:
            yield view.day >= request.since.toordinal()
        if request.until:
            yield view.day <= request.until.toordinal()
        if request.helped:
            yield view.helped
        if request.waiting:
            yield view.waiting

    def _left_out(self, places: Places) -> Mask | None:
        """Return which are left when those are out that are not to be among them."""
        view, request = self.view, self.request
        masks = []
        if self.unwanted is not None:
            masks.append(~self.unwanted[places])
        if request.gone:
            ties = sorted(int.from_bytes(id_[:8], "big") >> 1 for id_ in request.gone)
            masks.append(~is_among(view.tie[places], np.array(ties, np.int64)))
        thread = view.numbering.threads.get(request.not_in) if request.not_in else None
        if thread is not None:
            masks.append(view.thread[places] != thread)
        return reduce(np.logical_and, masks) if masks else None


def unwanted(matcher: Matcher, request: Request, caches: Caches) -> Mask | None:
    """Return which posts have words or content notes that are not to be in any.

    Notes are kept: nearly all questions leave out the same ones.
    """
    view, notes = matcher.scorer.view, request.left_out
    masks = [
        _mask(matcher.any_of([alternative]).places, view.count) for alternative in request.without
    ]
    if notes:
        masks.append(caches.made.get(("notes", notes), lambda: _noted(view, notes, caches)))
    return reduce(np.logical_or, masks) if masks else None


def _noted(view: View, notes: Collection[str], caches: Caches) -> Mask:
    each = [view.with_term("note", note, caches.read) for note in notes]
    return _mask(np.concatenate(each), view.count)


def _mask(places: Places, count: int) -> Mask:
    mask = np.zeros(count, np.bool_)
    mask[places] = True
    return mask


def _chosen(boards: Codes, allowed: Collection[bytes]) -> Mask:
    codes = [code for board in allowed if (code := boards.get(board)) is not None]
    mask = np.zeros(len(boards) + 1, np.bool_)  # asked last: another thread may add boards
    mask[codes] = True
    return mask
