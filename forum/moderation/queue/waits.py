"""How long something waits, rounded: an exact time could be matched with a person. Pure."""

from datetime import datetime, timedelta

from forum.language.messages import _, _l, _n

# What a wait is called, up to so many minutes.
STEPS = (
    (3, _l("just now")),
    (10, _l("a few minutes")),
    (22, _l("about 15 minutes")),
    (45, _l("about half an hour")),
    (90, _l("about an hour")),
)


def rounded(since: datetime, at: datetime) -> int:
    """Return how many minutes ago `since` was, as near as the words for it ever tell."""
    minutes, below = (at - since) / timedelta(minutes=1), 0
    for most, _words in STEPS:
        if minutes < most:
            return below
        below = most
    hours = max(2, round(minutes / 60))
    return hours * 60 if hours < 36 else round(hours / 24) * 24 * 60


def waiting(minutes: int, *, is_late: bool = False) -> str:
    """Return since when it waits, and whether that is longer than it ought to be."""
    wait = waited(minutes)
    if minutes == 0:
        return _("came in just now, past its goal") if is_late else _("came in just now")
    if is_late:
        return _("waiting %(wait)s, past its goal", wait=wait)
    return _("waiting %(wait)s", wait=wait)


def ago(minutes: int) -> str:
    wait = waited(minutes)
    return _("%(wait)s ago", wait=wait) if minutes else wait


def waited(minutes: int) -> str:
    """Return so many minutes, which are rounded, in words."""
    for most, words in STEPS:
        if minutes < most:
            return str(words)
    hours = minutes // 60
    if hours < 36:
        return _n("%(num)d hour", "%(num)d hours", hours)
    return _n("%(num)d day", "%(num)d days", hours // 24)
