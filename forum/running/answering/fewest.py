"""How many connections each process has, so that one who has more can leave the next to another.

All processes hear of a new connection at once, and the first to wake could take all that a browser
or a proxy opens, and keep them, while another process has none. Of a dozen times in which four
visitors came at once, they were with one of two processes in four, and all waited for it.
"""

import mmap
from typing import Any

PLACES, NOBODY = 64, 255
# Made before the processes part, so that all of them see it.
_tally = mmap.mmap(-1, PLACES)
_tally[:] = bytes([NOBODY]) * PLACES


def tell(worker: Any, connections: int) -> None:
    """Say how many connections the process of `worker` has."""
    _tally[worker.age % PLACES] = min(connections, NOBODY - 1)


def has_fewer(connections: int) -> bool:
    """Return whether some process has fewer than this."""
    return min(_tally[:]) < connections


def forget(server: object, worker: Any) -> None:
    """Leave out a process that has ended: gunicorn's hook `child_exit`."""
    _tally[worker.age % PLACES] = NOBODY
