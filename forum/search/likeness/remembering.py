"""Which conversations are related, remembered for a while in this process: ids alone.

What is remembered is looked up again each time it is shown, so that whatever was taken down
meanwhile is gone at once.
"""

import threading
from collections import OrderedDict
from datetime import datetime, timedelta

KEPT_FOR = timedelta(minutes=20)
MOST = 5000
Key = tuple[bytes, bool]  # a conversation, and whether a member asks


class Remembered:
    """For each conversation, the posts that lead to related ones. Threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, tuple[datetime, tuple[bytes, ...]]] = OrderedDict()

    def get(self, key: Key, *, at: datetime) -> tuple[bytes, ...] | None:
        """Return what was found not long before `at`, or None."""
        with self._lock:
            until, found = self._kept.get(key, (at, None))
        return found if at < until else None

    def put(self, key: Key, found: tuple[bytes, ...], *, at: datetime) -> None:
        with self._lock:
            self._kept.pop(key, None)
            self._kept[key] = (at + KEPT_FOR, found)
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
