"""How many there are."""

from collections.abc import Mapping

import numpy as np

from forum.search.whoosh_engine.arrays.matching import Matched
from forum.search.whoosh_engine.arrays.view import View


def counted(view: View, matched: Matched, *, per_thread: bool) -> tuple[int, int]:
    """Return how many were found, and how many of them have all that is wanted."""
    full, rest = matched.full.places, matched.rest.places
    if not per_thread:
        return len(full) + len(rest), len(full)
    met = np.zeros(len(view.numbering.threads), np.bool_)
    met[view.thread[full]] = True
    with_all = int(np.count_nonzero(met))
    met[view.thread[rest]] = True
    return int(np.count_nonzero(met)), with_all


def by_board(view: View, matched: Matched) -> Mapping[bytes, int]:
    """Return how many posts of each board were found."""
    places = np.concatenate([matched.full.places, matched.rest.places])
    boards = view.numbering.boards.ids()
    numbers = np.bincount(view.board[places], minlength=len(boards)).tolist()
    return {id_: count for id_, count in zip(boards, numbers, strict=True) if count}
