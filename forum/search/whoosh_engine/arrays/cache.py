"""Arrays that were made once, kept until there are too many bytes of them."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Protocol, TypeVar


class Sized(Protocol):
    """What knows how many bytes it takes."""

    @property
    def nbytes(self) -> int: ...


# In each process. Among 100,000 posts a common word takes a third of a MiB of each, a rare one next
# to nothing. To read a list takes a hundredth of a millisecond, however long: so the few long ones,
# which would take most of the room, are read again after each change.
READ_BYTES, LONGEST_READ_BYTES = 2 << 20, 16 << 10
MADE_BYTES = 16 << 20
COUNTED_BYTES = 4 << 20
ENTRY_BYTES = 400  # what an entry takes besides: words that nobody wrote fill it up, too
T = TypeVar("T", bound=Sized)


class Cache:
    """Forgets what was not asked for longest. Any number of threads may ask."""

    def __init__(self, max_bytes: int, *, largest: int | None = None) -> None:
        """`largest` is of how many bytes something is kept at most."""
        self.max_bytes, self._largest = max_bytes, max_bytes if largest is None else largest
        self.nbytes = 0
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under `key`; make it if there is none."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: T = self._kept[key]
                return found
        made = make()
        if made.nbytes <= self._largest:
            self._put(key, made)
        return made

    def keep_only(self, is_kept: Callable[[Hashable], bool]) -> None:
        """Forget whatever lies under other keys."""
        with self._lock:
            for key in [key for key in self._kept if not is_kept(key)]:
                self.nbytes -= self._kept.pop(key).nbytes + ENTRY_BYTES

    def _put(self, key: Hashable, made: Sized) -> None:
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = made
            self.nbytes += made.nbytes + ENTRY_BYTES
            while self.nbytes > self.max_bytes:
                _, forgotten = self._kept.popitem(last=False)
                self.nbytes -= forgotten.nbytes + ENTRY_BYTES


class Caches:
    """What is kept of Whoosh's files, and what was made of it for one view.

    Attributes:
        read: of the segments; good for as long as they are there.
        counted: in how many posts of a segment a term is; good for as long, too.
        made: of the view; good until the next change.
    """

    def __init__(self, read: Cache, counted: Cache) -> None:
        self.read = read
        self.counted = counted
        self.made = Cache(MADE_BYTES)
