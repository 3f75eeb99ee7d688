"""Hold the clock of the whole forum, and let days go by."""

import sys
from datetime import timedelta

import forum.clock


class HeldClock:
    """What time it is for every module, until a test says otherwise."""

    def __init__(self, monkeypatch) -> None:
        self.now = forum.clock.now()
        real = forum.clock.now
        for name, module in list(sys.modules.items()):
            is_ours = name.split(".")[0] in ("forum", "tests")
            if is_ours and getattr(module, "now", None) is real:
                monkeypatch.setattr(module, "now", lambda: self.now)

    def go_on(self, **time: int) -> None:
        self.now += timedelta(**time)
