"""Say when something happened without saying exactly when. Pure.

Exact times let someone match a post with what they saw a person doing. A post knows its day,
and for two days its hour, both in UTC. "Today" and "yesterday" are those of UTC too, wherever
the reader is.
"""

from datetime import date, datetime

HOURS_CALLED_A_FEW = 6


def coarse(day: date, hour: int | None, at: datetime) -> str:
    """Return words for a moment on `day` (at `hour`, 0 to 23 UTC, if still known), seen `at`."""
    if hour is not None:
        hours = (at.date() - day).days * 24 + at.hour - hour
        if hours <= 0:
            return "in the last hour"
        if hours == 1:
            return "about an hour ago"
        if hours <= HOURS_CALLED_A_FEW:
            return "a few hours ago"
    return coarse_day(day, at.date())


def coarse_day(day: date, today: date) -> str:
    days = (today - day).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 7:
        return "this week"
    if days < 14:
        return "last week"
    if day.year == today.year:
        return f"in {day:%B}"
    return f"in {day:%B %Y}"


def is_recent(day: date, today: date) -> bool:
    """Return whether a window is lit: somebody wrote there today."""
    return (today - day).days <= 0


# Parts of a day by their last hour, in UTC like all our hours.
PARTS_OF_DAY = ((5, "night"), (12, "morning"), (17, "afternoon"), (22, "evening"), (24, "night"))


def until(end: datetime, at: datetime) -> str:
    """Return words for when something ends, such as "until this evening"."""
    part = next(words for hour, words in PARTS_OF_DAY if end.hour < hour)
    days = (end.date() - at.date()).days
    if part == "night":
        is_tonight = days <= 0 or (days == 1 and end.hour < PARTS_OF_DAY[0][0])
        return "until late tonight" if is_tonight else "into the night"
    if days <= 0:
        return f"until this {part}"
    return f"until tomorrow {part}" if days == 1 else "for some days"
