"""What a moderator can do with a case, and which of it goes together. Pure."""

from collections.abc import Collection
from enum import StrEnum


class Act(StrEnum):
    """The values of `decision` in the contract, and the two answers to an appeal."""

    LEAVE = "leave"
    NOTE = "note"
    REWORD = "reword"
    REDACT = "redact"
    TAKE_DOWN = "take-down"
    LOCK = "lock"
    MOVE = "move"
    PAUSE = "pause"
    BAR = "bar"
    SECOND_OPINION = "second-opinion"
    SAFETY_LEAD = "safety-lead"
    KEPT = "appeal-kept"
    LIFTED = "appeal-lifted"


class PauseKind(StrEnum):
    """How a person is paused: in one thread, by letting their posts wait, or everywhere."""

    MUTE = "mute"
    HOLD = "hold"
    PAUSE = "pause"


PAUSE_DAYS = (1, 3, 7)
MESSAGE_MAX_CHARS = 2_000
REASON_MAX_CHARS = 300

# Each hands the case to somebody else, who decides.
HANDS_ON = frozenset({Act.SECOND_OPINION, Act.SAFETY_LEAD})
APPEAL = frozenset({Act.KEPT, Act.LIFTED})
HIDES = frozenset({Act.REWORD, Act.TAKE_DOWN})
ON_PERSONS = frozenset({Act.PAUSE, Act.BAR})
# What becomes of the words themselves: one of these.
WORDS = frozenset({Act.LEAVE, Act.REWORD, Act.REDACT, Act.TAKE_DOWN})
GOES_ALONE = HANDS_ON | APPEAL
NEEDS_RULE = frozenset(Act) - HANDS_ON - APPEAL - {Act.LEAVE, Act.NOTE}
NEEDS_MESSAGE = frozenset({Act.REWORD, Act.REDACT, Act.TAKE_DOWN, Act.PAUSE, Act.BAR}) | APPEAL
# With any of these others read a post that waited; the rest say nothing of its words.
LETS_OUT = frozenset({Act.LEAVE, Act.NOTE, Act.REDACT, Act.MOVE})

LABELS = {
    Act.LEAVE: "Leave it as it is",
    Act.NOTE: "Add a note before it",
    Act.REWORD: "Ask the writer to reword it",
    Act.REDACT: "Take out details that give someone away",
    Act.TAKE_DOWN: "Take it down",
    Act.LOCK: "Lock the thread",
    Act.MOVE: "Move the thread",
    Act.PAUSE: "Pause the writer",
    Act.BAR: "Bar the writer",
    Act.SECOND_OPINION: "Ask for a second opinion",
    Act.SAFETY_LEAD: "Pass to the safety lead",
    Act.KEPT: "Keep the first decision",
    Act.LIFTED: "Lift the first decision",
}
EFFECTS = {
    Act.LEAVE: "We thank the members who told us. A post that waits is shown.",
    Act.NOTE: "Readers choose whether to open it.",
    Act.REWORD: "Hidden until they change it. They get 7 days.",
    Act.REDACT: "You change the words. The writer sees both versions.",
    Act.TAKE_DOWN: "A short line shows where it was, and why.",
    Act.LOCK: "No new replies. Everyone sees your reason.",
    Act.MOVE: "It goes to another board with all its replies.",
    Act.PAUSE: "They cannot write for 1, 3 or 7 days. They see why.",
    Act.BAR: "They are paused until another moderator agrees.",
    Act.SECOND_OPINION: "Another moderator decides.",
    Act.SAFETY_LEAD: "If someone may get hurt. Do this first.",
    Act.KEPT: "Nothing changes. The writer reads your answer.",
    Act.LIFTED: "The post is shown again, and a pause ends.",
}


def known(values: Collection[str]) -> tuple[Act, ...]:
    """Return the acts that a form named, each once, in our order; unknown ones are left out."""
    return tuple(act for act in Act if act.value in values)


def is_any(acts: Collection[Act], of: Collection[Act]) -> bool:
    return any(act in of for act in acts)
