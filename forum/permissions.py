"""Who may do what, on one page. Knows neither Flask nor the database."""

from collections.abc import Sequence
from enum import StrEnum, auto
from typing import Protocol


class Viewer(Protocol):
    """The little that a question here may know about a person."""

    @property
    def is_member(self) -> bool: ...


class Role(StrEnum):
    """What a member of staff is. Most members have no role."""

    MODERATOR = "moderator"
    LEAD = "lead"
    OPERATOR = "operator"


class Act(StrEnum):
    """What only staff may do, one by one."""

    READ_QUEUE = auto()
    READ_HELD = auto()
    DECIDE = auto()
    PAUSE = auto()
    BAR = auto()
    SECOND_A_BAR = auto()
    DECIDE_APPEAL = auto()
    SAFETY_LEAD = auto()
    RULES = auto()
    REPLIES = auto()
    WORDS = auto()
    AUDIT = auto()
    STAFF = auto()
    BOARDS = auto()
    HELP_LINES = auto()
    SETTINGS = auto()


_MODERATOR = {Act.READ_QUEUE, Act.READ_HELD, Act.DECIDE, Act.PAUSE, Act.AUDIT}
_LEAD = {Act.BAR, Act.SECOND_A_BAR, Act.DECIDE_APPEAL, Act.SAFETY_LEAD}
_LEAD |= {Act.RULES, Act.REPLIES, Act.WORDS, Act.STAFF}
# Whoever runs the machine looks after it, and reads no held words.
_OPERATOR = {Act.AUDIT, Act.STAFF, Act.BOARDS, Act.HELP_LINES, Act.SETTINGS}
_OPERATOR |= {Act.RULES, Act.WORDS}

ACTS: dict[str, frozenset[Act]] = {
    Role.MODERATOR: frozenset(_MODERATOR),
    Role.LEAD: frozenset(_MODERATOR | _LEAD),
    Role.OPERATOR: frozenset(_OPERATOR),
}
# Whom somebody who looks after the staff may invite and remove: nobody above themselves.
APPOINTS: dict[str, frozenset[Role]] = {
    Role.MODERATOR: frozenset(),
    Role.LEAD: frozenset({Role.MODERATOR, Role.LEAD}),
    Role.OPERATOR: frozenset(Role),
}


def readable_by(viewer: Viewer) -> Sequence[str]:
    """Return the kinds of `Board.reading` that `viewer` may read.

    Every list, count, page and link asks this one function, so that what somebody may not
    see is absent everywhere alike.
    """
    return ("everyone", "members") if viewer.is_member else ("everyone",)


def may_write(viewer: Viewer) -> bool:
    return viewer.is_member


def may(role: str | None, act: Act) -> bool:
    """Return whether somebody with this role may do this; None is a member without duties."""
    return act in ACTS.get(role or "", frozenset())


def may_appoint(role: str | None, other: Role) -> bool:
    """Return whether somebody with this role may invite, or remove, one with the `other`."""
    return may(role, Act.STAFF) and other in APPOINTS[role or ""]
