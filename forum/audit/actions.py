"""What staff are recorded as having done, and to what. Pure: no words of a member fit in here."""

import re
from enum import StrEnum


class Action(StrEnum):
    """What was done. The last three are the record's own."""

    CASE_OPENED_HELD = "case-opened-held"
    CASE_MESSAGE_READ = "case-message-read"
    LEAVE = "leave"
    NOTE = "note"
    REWORD = "reword"
    REDACT = "redact"
    TAKE_DOWN = "take-down"
    LOCK = "lock"
    MOVE = "move"
    MUTE = "mute"
    HOLD_POSTS = "hold-posts"
    PAUSE = "pause"
    BAR = "bar"
    SECOND = "second"
    SECOND_OPINION = "second-opinion"
    SAFETY_LEAD = "safety-lead"
    UNDO = "undo"
    APPEAL_KEPT = "appeal-kept"
    APPEAL_LIFTED = "appeal-lifted"
    BULK = "bulk"
    RULE_CHANGED = "rule-changed"
    REPLY_CHANGED = "reply-changed"
    WORD_RULE_CHANGED = "word-rule-changed"
    STAFF_INVITED = "staff-invited"
    INVITATION_WITHDRAWN = "invitation-withdrawn"
    STAFF_JOINED = "staff-joined"
    STAFF_LEFT = "staff-left"
    SETTING_CHANGED = "setting-changed"
    BOARD_CHANGED = "board-changed"
    HELP_LINES_CHANGED = "help-lines-changed"
    BACKUP_RESTORED = "backup-restored"
    CHAIN_CHECKED = "chain-checked"
    CHAIN_BROKEN = "chain-broken"
    ANCHORED = "anchored"


# What moderators do about a post, as everybody may read in the public log.
ABOUT_POSTS = (
    *(Action.NOTE, Action.REWORD, Action.REDACT, Action.TAKE_DOWN, Action.LOCK, Action.MOVE),
    *(Action.MUTE, Action.HOLD_POSTS, Action.PAUSE, Action.BAR),
)
_ID = r"[A-Za-z0-9_-]{22}"
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
OBJECT = re.compile(
    rf"case:{_ID}|(?:rule|reply):[1-9][0-9]{{0,3}}|word-rule:{_ID}"
    rf"|(?:board|staff|setting|help-lines|backup):{_SLUG}|chain",
    re.ASCII,
)
OBJECT_MAX_CHARS = 60


class NotAnObject(ValueError):
    """Our bug: something else than the name of a thing was about to be recorded for a year."""


def check_object(obj: str) -> str:
    """Return `obj` if it names a thing, such as "rule:2" or "board:sleep".

    Raises:
        NotAnObject: words might be in it.
    """
    if len(obj) > OBJECT_MAX_CHARS or not OBJECT.fullmatch(obj):
        raise NotAnObject("an entry names a thing, and has no words in it")
    return obj


def staff_object(name: str) -> str:
    """Return how the record names somebody with duties, by the working name."""
    slug = "-".join(re.findall(r"[a-z0-9]+", name.lower()))[: OBJECT_MAX_CHARS - 6].strip("-")
    return f"staff:{slug or 'unnamed'}"
