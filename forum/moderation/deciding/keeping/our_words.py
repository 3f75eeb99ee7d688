"""Messages to a writer that are ours and no moderator's: kept as a code, told in any language.

Pure.
"""

from forum.language.messages import _l

SPAM = "ours:spam"
OURS = {
    SPAM: _l("This place is for talking, not for selling. So we took your post down."),
}


def spoken(message: str) -> str:
    """Return a kept message as it is read: a moderator's own words stay as they were written."""
    return str(OURS.get(message, message))
