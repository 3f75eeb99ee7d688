"""Time stands still within a test, until it lets some go by."""

from datetime import datetime, timedelta, tzinfo

import pytest

from forum import clock


class StandingStill:
    """For `datetime` in `forum/clock.py`: it is this moment, for every module and thread."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self, zone: tzinfo) -> datetime:
        return self.moment.astimezone(zone)

    def go_on(self, **time: int) -> None:
        self.moment += timedelta(**time)


def stop_time(patch: pytest.MonkeyPatch, moment: datetime | None = None) -> StandingStill:
    """Let it be `moment`, or what time it is just now, for as long as `patch` holds."""
    still = StandingStill(moment or clock.now())
    patch.setattr(clock, "datetime", still)
    return still
