"""What a moderator can do with a case, and which of it goes together. Pure."""

from collections.abc import Collection
from enum import StrEnum

from forum.language.messages import _l


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
    Act.LEAVE: _l("Leave it as it is"),
    Act.NOTE: _l("Add a note before it"),
    Act.REWORD: _l("Ask the writer to reword it"),
    Act.REDACT: _l("Take out details that give someone away"),
    Act.TAKE_DOWN: _l("Take it down"),
    Act.LOCK: _l("Lock the thread"),
    Act.MOVE: _l("Move the thread"),
    Act.PAUSE: _l("Pause the writer"),
    Act.BAR: _l("Bar the writer"),
    Act.SECOND_OPINION: _l("Ask for a second opinion"),
    Act.SAFETY_LEAD: _l("Pass to the safety lead"),
    Act.KEPT: _l("Keep the first decision"),
    Act.LIFTED: _l("Lift the first decision"),
}
EFFECTS = {
    Act.LEAVE: _l("We thank the members who told us. A post that waits is shown."),
    Act.NOTE: _l("Readers choose whether to open it."),
    Act.REWORD: _l("Hidden until they change it. They get 7 days."),
    Act.REDACT: _l("You change the words. The writer sees both versions."),
    Act.TAKE_DOWN: _l("A short line shows where it was, and why."),
    Act.LOCK: _l("No new replies. Everyone sees your reason."),
    Act.MOVE: _l("It goes to another board with all its replies."),
    Act.PAUSE: _l("They cannot write for 1, 3 or 7 days. They see why."),
    Act.BAR: _l("They are paused until another moderator agrees."),
    Act.SECOND_OPINION: _l("Another moderator decides."),
    Act.SAFETY_LEAD: _l("If someone may get hurt. Do this first."),
    Act.KEPT: _l("Nothing changes. The writer reads your answer."),
    Act.LIFTED: _l("The post is shown again, and a pause ends."),
}


def known(values: Collection[str]) -> tuple[Act, ...]:
    """Return the acts that a form named, each once, in our order; unknown ones are left out."""
    return tuple(act for act in Act if act.value in values)


def in_words(acts: Collection[Act]) -> str:
    """Return what was done, as one line."""
    return ", ".join(str(LABELS[act]) for act in acts)


def is_any(acts: Collection[Act], of: Collection[Act]) -> bool:
    return any(act in of for act in acts)
