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


def waited(since: datetime, at: datetime) -> str:
    """Return how long ago `since` was, in words."""
    minutes = (at - since) / timedelta(minutes=1)
    for most, words in STEPS:
        if minutes < most:
            return str(words)
    hours = max(2, round(minutes / 60))
    if hours < 36:
        return _n("%(num)d hour", "%(num)d hours", hours)
    return _n("%(num)d day", "%(num)d days", round(hours / 24))


def waiting(since: datetime, at: datetime, *, is_late: bool = False) -> str:
    """Return since when it waits, and whether that is longer than it ought to be."""
    wait = waited(since, at)
    if _is_new(since, at):
        return _("came in just now, past its goal") if is_late else _("came in just now")
    if is_late:
        return _("waiting %(wait)s, past its goal", wait=wait)
    return _("waiting %(wait)s", wait=wait)


def ago(since: datetime, at: datetime) -> str:
    wait = waited(since, at)
    return wait if _is_new(since, at) else _("%(wait)s ago", wait=wait)


def _is_new(since: datetime, at: datetime) -> bool:
    return (at - since) / timedelta(minutes=1) < STEPS[0][0]
