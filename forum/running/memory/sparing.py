"""How much memory the processes take: what they have alike is there once, and little besides."""

import contextlib
import ctypes
import gc

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from forum.running.memory import holes

# What the C library is told, which else keeps a heap for each thread, and what was let go of in
# each. Source: mallopt(3); other libraries than glibc have nothing to be told.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_LARGE_BYTES = 64 * 1024
# What SQLite keeps of the file for each connection: two megabytes of its own accord.
KEPT_KIBIBYTES = 200


def set_aside() -> None:
    """Make one of what all processes have alike. For whoever starts them.

    A process has its parent's memory until one of them writes to it, and then a copy. So holes are
    filled, and Python's collector, which writes into all that it looks at, looks no more at what
    there is by now.
    """
    _tell_library(_ARENA_MAX, 1)
    holes.fill()
    gc.freeze()  # without a last look, which takes 0.1 s and finds 600 that could go


def give_back_at_once() -> None:
    """Give what is large back to the machine as soon as it is not needed.

    Getting it again costs time. For who needs much now and then, and is in no hurry.
    """
    _tell_library(_MMAP_THRESHOLD, _LARGE_BYTES)
    _tell_library(_TRIM_THRESHOLD, 2 * _LARGE_BYTES)


def keep_few_pages(engine: Engine) -> None:
    """Let each connection that is opened from now on keep little of what it has read.

    The machine keeps it as well, once for all.
    """
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _keep_few)


def _keep_few(connection: DBAPIConnection, record: object) -> None:
    connection.cursor().execute(f"PRAGMA cache_size = {-KEPT_KIBIBYTES}")


def _tell_library(what: int, value: int) -> None:
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).mallopt(what, value)
