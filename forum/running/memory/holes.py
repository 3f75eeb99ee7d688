"""Holes in the memory that processes are copied with: filled, for each would fill its own.

What was needed only while everything was read has left a thousand small holes, in as many pages. A
process that puts its first things there copies a page for each. To fill them all takes a few
milliseconds and less than a megabyte, which is there once.
"""

import ctypes

LARGEST, SMALLEST, STEP = 32 * 1024, 16, 16


class _Told(ctypes.Structure):
    """What mallinfo2(3) tells; `above` is free at the heap's end, where new things belong."""

    _fields_ = [(f"_{number}", ctypes.c_size_t) for number in range(9)] + [
        ("above", ctypes.c_size_t)
    ]


def fill() -> int:
    """Take every hole of the C library's heap, for good; return how many there were."""
    library = ctypes.CDLL(None)
    try:
        take, give, ask, end = library.malloc, library.free, library.mallinfo2, library.sbrk
    except AttributeError:  # not glibc
        return 0
    take.argtypes, take.restype = [ctypes.c_size_t], ctypes.c_size_t
    give.argtypes, give.restype = [ctypes.c_size_t], None
    end.argtypes, end.restype = [ctypes.c_ssize_t], ctypes.c_size_t
    ask.restype = _Told
    top, holes = end(0) - ask().above, 0
    for size in range(LARGEST, SMALLEST, -STEP):
        while 0 < (place := take(size)) < top:  # 0 where there is no memory left
            holes += 1
        give(place)
    return holes
