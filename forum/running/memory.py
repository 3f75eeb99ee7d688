"""How much memory the processes take: what they have alike is there once, and little besides."""

import contextlib
import ctypes
import gc

from forum.language.messages import read_languages

# What the C library is told, which else keeps a heap for each thread, and what was let go of in
# each. Source: mallopt(3); other libraries than glibc have nothing to be told.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_LARGE_BYTES = 64 * 1024


def set_aside() -> None:
    """Make one of what all processes have alike. For whoever starts them.

    A process has its parent's memory until one of them writes to it, and then a copy. So what each
    would read for itself is read before; and Python's collector, which writes into everything that
    it looks at, looks no more at what there is by now.
    """
    _tell_library(_ARENA_MAX, 1)
    read_languages()
    gc.freeze()  # without a last look, which takes 0.1 s and finds 600 that could go


def give_back_at_once() -> None:
    """Give what is large back to the machine as soon as it is not needed.

    Getting it again costs time. For who needs much now and then, and is in no hurry.
    """
    _tell_library(_MMAP_THRESHOLD, _LARGE_BYTES)
    _tell_library(_TRIM_THRESHOLD, 2 * _LARGE_BYTES)


def _tell_library(what: int, value: int) -> None:
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).mallopt(what, value)
