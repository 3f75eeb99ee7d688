"""How long something waits, rounded: an exact time could be matched with a person. Pure."""

from datetime import datetime, timedelta

# What a wait is called, up to so many minutes.
STEPS = (
    (3, "just now"),
    (10, "a few minutes"),
    (22, "about 15 minutes"),
    (45, "about half an hour"),
    (90, "about an hour"),
)


def waited(since: datetime, at: datetime) -> str:
    """Return how long ago `since` was, in words."""
    minutes = (at - since) / timedelta(minutes=1)
    for most, words in STEPS:
        if minutes < most:
            return words
    hours = max(2, round(minutes / 60))
    return f"{hours} hours" if hours < 36 else f"{round(hours / 24)} days"
