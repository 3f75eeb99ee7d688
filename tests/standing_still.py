"""A moment that lasts."""

from datetime import datetime, tzinfo


class StandingStill:
    """For `datetime` in `forum/clock.py`: it is always the same time."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self, zone: tzinfo) -> datetime:
        return self._moment.astimezone(zone)
