"""What a process has let go of: given back to the machine, and not kept for the next page."""

import contextlib
import ctypes
from collections.abc import Callable

# To look takes the C library about a millisecond.
EVERY_SECONDS = 2.0
_library = ctypes.CDLL(None)  # asked for once: each makes a class of its own


class Spare:
    """Free memory that lies between what is in use.

    By itself the C library gives back only what lies at the end of its heap. To give back each
    piece at once (sparing.py) costs time at each page; here nobody waits for it.
    """

    def __init__(self, let_go: Callable[[], None] | None = None) -> None:
        """`let_go` is called before: it lets go of what is no longer needed."""
        self._let_go = let_go
        self._next = 0.0

    def give_back(self, at: float) -> bool:
        """Give it back if it is time: `at` is in seconds of a clock that only goes forward."""
        if is_time := at >= self._next:
            self._next = at + EVERY_SECONDS
            if self._let_go:
                self._let_go()
            with contextlib.suppress(AttributeError):  # only glibc has it
                _library.malloc_trim(0)
        return is_time
