"""How many there are."""

from collections.abc import Mapping

import numpy as np

from forum.search.whoosh_engine.arrays.kinds import Mask, Places
from forum.search.whoosh_engine.arrays.matching import Matched
from forum.search.whoosh_engine.arrays.view import View

_AT_ONCE = 1 << 15


def counted(view: View, matched: Matched, *, per_thread: bool) -> tuple[int, int]:
    """Return how many were found, and how many of them have all that is wanted."""
    full, rest = matched.full.places, matched.rest.places
    if not per_thread:
        return len(full) + len(rest), len(full)
    met = np.zeros(len(view.numbering.threads), np.bool_)
    with_all = _meet(met, view.thread, full)
    return _meet(met, view.thread, rest), with_all


def _meet(met: Mask, threads: Places, places: Places) -> int:
    """Mark the conversations of these posts, so many at a time that they need little room."""
    for begin in range(0, len(places), _AT_ONCE):
        met[threads[places[begin : begin + _AT_ONCE]]] = True
    return int(np.count_nonzero(met))


def by_board(view: View, matched: Matched) -> Mapping[bytes, int]:
    """Return how many posts of each board were found."""
    places = np.concatenate([matched.full.places, matched.rest.places])
    boards = view.numbering.boards.ids()
    numbers = np.bincount(view.board[places], minlength=len(boards)).tolist()
    return {id_: count for id_, count in zip(boards, numbers, strict=True) if count}
