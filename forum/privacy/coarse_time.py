"""Say when something happened without saying exactly when. Pure.

Exact times let someone match a post with what they saw a person doing. A post knows its day,
and for two days its hour, both in UTC. "Today" and "yesterday" are those of UTC too, wherever
the reader is.
"""

from datetime import date, datetime

from forum.language.messages import _, month

HOURS_CALLED_A_FEW = 6


def coarse(day: date, hour: int | None, at: datetime) -> str:
    """Return words for a moment on `day` (at `hour`, 0 to 23 UTC, if still known), seen `at`."""
    if hour is not None:
        hours = (at.date() - day).days * 24 + at.hour - hour
        if hours <= 0:
            return _("in the last hour")
        if hours == 1:
            return _("about an hour ago")
        if hours <= HOURS_CALLED_A_FEW:
            return _("a few hours ago")
    return coarse_day(day, at.date())


def coarse_day(day: date, today: date) -> str:
    days = (today - day).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < 7:
        return _("this week")
    if days < 14:
        return _("last week")
    return _("in %(month)s", month=month(day, this_year=today.year))


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
        return _("until late tonight") if is_tonight else _("into the night")
    if days > 1:
        return _("for some days")
    return _until_tomorrow(part) if days == 1 else _until_this(part)


def _until_this(part: str) -> str:
    if part == "morning":
        return _("until this morning")
    return _("until this afternoon") if part == "afternoon" else _("until this evening")


def _until_tomorrow(part: str) -> str:
    if part == "morning":
        return _("until tomorrow morning")
    return _("until tomorrow afternoon") if part == "afternoon" else _("until tomorrow evening")
