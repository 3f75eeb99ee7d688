"""How a case goes from one state to the next: one table, and everything else is refused."""

from enum import StrEnum

from forum.errors import Conflict, ForumError, Refused
from forum.language.messages import _l
from forum.moderation.models import Case, CaseState


class Step(StrEnum):
    """What can happen to a case."""

    CLAIM = "claim"
    TAKE_OVER = "take-over"
    RELEASE = "release"
    DECIDE = "decide"
    UNDO = "undo"
    UNDO_APPEAL = "undo-appeal"
    SETTLE = "settle"
    RETURN = "return"
    RESUBMIT = "resubmit"
    APPEAL = "appeal"
    LAPSE = "lapse"
    WITHDRAW = "withdraw"


OPEN, CLAIMED, DECIDED = CaseState.OPEN, CaseState.CLAIMED, CaseState.DECIDED
RETURNED, APPEALED, SETTLED = CaseState.RETURNED, CaseState.APPEALED, CaseState.SETTLED

# An appealed case stays appealed while somebody reads it: the lease says who does.
ALLOWED: dict[tuple[CaseState, Step], CaseState] = {
    (OPEN, Step.CLAIM): CLAIMED,
    (CLAIMED, Step.CLAIM): CLAIMED,
    (APPEALED, Step.CLAIM): APPEALED,
    (CLAIMED, Step.TAKE_OVER): CLAIMED,
    (APPEALED, Step.TAKE_OVER): APPEALED,
    (CLAIMED, Step.RELEASE): OPEN,
    (APPEALED, Step.RELEASE): APPEALED,
    (OPEN, Step.DECIDE): DECIDED,
    (CLAIMED, Step.DECIDE): DECIDED,
    (APPEALED, Step.DECIDE): DECIDED,
    (DECIDED, Step.UNDO): OPEN,
    (DECIDED, Step.UNDO_APPEAL): APPEALED,
    (DECIDED, Step.SETTLE): SETTLED,
    (DECIDED, Step.RETURN): RETURNED,
    (RETURNED, Step.RESUBMIT): OPEN,
    (RETURNED, Step.APPEAL): APPEALED,
    (SETTLED, Step.APPEAL): APPEALED,
    (OPEN, Step.LAPSE): RETURNED,
    (RETURNED, Step.LAPSE): SETTLED,
    (OPEN, Step.WITHDRAW): SETTLED,
    (CLAIMED, Step.WITHDRAW): SETTLED,
    (DECIDED, Step.WITHDRAW): SETTLED,
    (RETURNED, Step.WITHDRAW): SETTLED,
    (APPEALED, Step.WITHDRAW): SETTLED,
}
# What can be decided stays the same, whoever reads it.
KEEPS_VERSION = frozenset({Step.CLAIM, Step.TAKE_OVER, Step.RELEASE})
OF_WRITERS = frozenset({Step.RESUBMIT, Step.APPEAL})
UNDOING = frozenset({Step.UNDO, Step.UNDO_APPEAL})

TOLD = {
    OPEN: _l("This case is open: somebody has changed what was decided."),
    CLAIMED: _l("Somebody else is reading this now."),
    DECIDED: _l("Someone else has just decided this."),
    RETURNED: _l("This waits for its writer, who was asked to change it."),
    APPEALED: _l("Its writer has asked for another look."),
    SETTLED: _l("This is finished."),
}
TOLD_WRITERS = {
    OPEN: _l("A moderator will look at this soon. There is nothing to do until then."),
    CLAIMED: _l("A moderator is looking at this now. There is nothing to do until then."),
    DECIDED: _l("A moderator is just deciding this. Look again in ten minutes."),
    RETURNED: _l("You were asked to change this. You can do that now."),
    APPEALED: _l("Somebody else will look at this. There is nothing to do until then."),
    SETTLED: _l("This is finished, and cannot be changed any more."),
}
TOO_LATE = _l("The ten minutes for undoing are over, and everybody has been told.")


def step(case: Case, taken: Step) -> CaseState:
    """Let `case` take a step, and return its new state.

    Raises:
        Conflict: it cannot be taken from where the case is now: somebody else was first.
        Refused: the same, where the writer asked for it.
    """
    after = after_step(CaseState(case.state), taken)
    case.state = after
    if taken not in KEEPS_VERSION:
        case.version += 1
    return after


def after_step(state: CaseState, taken: Step) -> CaseState:
    """Return where a step leads; raise as above when it is not allowed."""
    if (state, taken) not in ALLOWED:
        raise refusal(state, taken)
    return ALLOWED[state, taken]


def refusal(state: CaseState, taken: Step) -> ForumError:
    if taken in OF_WRITERS:
        return Refused(TOLD_WRITERS[state])
    if taken in UNDOING and state in (RETURNED, SETTLED, APPEALED):
        return Conflict(TOO_LATE)
    return Conflict(TOLD[state])
