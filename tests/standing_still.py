"""Time stands still within a test, until it lets some go by."""

from datetime import UTC, datetime, timedelta, tzinfo

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


class SetBack:
    """For the same: time goes on as ever, but it is earlier."""

    def __init__(self, by: timedelta) -> None:
        self._by = by

    def now(self, zone: tzinfo) -> datetime:
        return datetime.now(zone) - self._by


def begin_the_hour(patch: pytest.MonkeyPatch) -> None:
    """Let it be early in this hour, and go on: no hour and no day ends while `patch` holds.

    A minute of it has gone by: who says in its first moments that they stay two hours stays three.
    """
    at = datetime.now(UTC)
    patch.setattr(clock, "datetime", SetBack(at - at.replace(minute=1, second=0)))


def let_time_go(patch: pytest.MonkeyPatch) -> None:
    """Let time go by as it does: beside a server of its own, whose clock nobody stops."""
    patch.setattr(clock, "datetime", datetime)
