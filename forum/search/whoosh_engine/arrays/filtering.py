"""Which of the posts found a request leaves in."""

from collections.abc import Collection, Iterator
from functools import reduce

import numpy as np

from forum.search.backend import Request
from forum.search.whoosh_engine.arrays.cache import Cache
from forum.search.whoosh_engine.arrays.codes import Codes
from forum.search.whoosh_engine.arrays.kinds import Mask, Places, Scored
from forum.search.whoosh_engine.arrays.matching import Matched, Matcher
from forum.search.whoosh_engine.arrays.phrases import is_among
from forum.search.whoosh_engine.arrays.view import View


class Sieve:
    """Lets through what a request asks for."""

    def __init__(self, view: View, request: Request, unwanted: Places) -> None:
        self._view = view
        self._request = request
        self._unwanted = unwanted

    def matched(self, matched: Matched) -> Matched:
        return Matched(self.scored(matched.full), self.scored(matched.rest))

    def scored(self, scored: Scored) -> Scored:
        masks = list(self._masks(scored.places)) if len(scored.places) else []
        if not masks:
            return scored
        kept = reduce(np.logical_and, masks)
        return Scored(scored.places[kept], scored.scores[kept])

    def _masks(self, places: Places) -> Iterator[Mask]:
        view, request = self._view, self._request
        there = view.readable(request.audience).boards
        for allowed in (request.boards, request.only_boards):
            if allowed is not None and not there <= allowed:
                yield _chosen(view.numbering.boards, allowed)[view.board[places]]
        if request.since:
            yield view.day[places] >= request.since.toordinal()
        if request.until:
            yield view.day[places] <= request.until.toordinal()
        if request.helped:
            yield view.helped[places]
        if request.waiting:
            yield view.waiting[places]
        yield from self._left_out(places)

    def _left_out(self, places: Places) -> Iterator[Mask]:
        view, request = self._view, self._request
        if len(self._unwanted):
            yield ~is_among(places, self._unwanted)
        if request.gone:
            ties = sorted(int.from_bytes(id_[:8], "big") >> 1 for id_ in request.gone)
            yield ~is_among(view.tie[places], np.array(ties, np.int64))
        thread = view.numbering.threads.get(request.not_in) if request.not_in else None
        if thread is not None:
            yield view.thread[places] != thread


def unwanted(matcher: Matcher, request: Request, read: Cache) -> Places:
    """Return the posts with words or content notes that are not to be in any."""
    view = matcher.scorer.view
    parts = [matcher.any_of([alternative]).places for alternative in request.without]
    parts += [view.with_term("note", note, read) for note in sorted(request.left_out)]
    return np.unique(np.concatenate(parts)) if parts else np.empty(0, np.intp)


def _chosen(boards: Codes, allowed: Collection[bytes]) -> Mask:
    mask = np.zeros(len(boards) + 1, np.bool_)
    for board in allowed:
        code = boards.get(board)
        if code is not None:
            mask[code] = True
    return mask
