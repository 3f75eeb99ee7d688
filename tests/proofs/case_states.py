"""A case in each state in which it can be, and what each deed on it is to be answered."""

from dataclasses import dataclass

from forum.boards.models import Board
from forum.clock import now
from forum.handles.speaking import Writer
from forum.moderation.claiming import claim
from forum.moderation.deciders import Decider
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.choosing import Choice
from forum.moderation.deciding.deciding import decide
from forum.moderation.deciding.undoing import UNDO
from forum.moderation.flagging import Report, flag_as_member
from forum.moderation.meanwhile.sweeping import settle_one
from forum.moderation.models import Case, CaseState, Reason
from forum.moderation.transitions import ALLOWED, Step
from forum.moderation.writers.appealing import appeal
from tests.makers import Make

OF_STATE = {
    "open": CaseState.OPEN,
    "mine": CaseState.CLAIMED,
    "another's": CaseState.CLAIMED,
    "decided": CaseState.DECIDED,
    "bar waits": CaseState.DECIDED,
    "returned": CaseState.RETURNED,
    "appealed": CaseState.APPEALED,
    "settled": CaseState.SETTLED,
}
DECIDED = {
    "decided": Act.TAKE_DOWN,
    "bar waits": Act.BAR,
    "returned": Act.REWORD,
    "appealed": Act.TAKE_DOWN,
    "settled": Act.TAKE_DOWN,
}
DEEDS = ("show", "claim", "pass", "note", "hand-over", "decide", "undo", "second")
# What the table of steps has to say to a deed; of the others it knows nothing.
STEPS = {"claim": Step.CLAIM, "pass": Step.CLAIM, "decide": Step.DECIDE, "undo": Step.UNDO}


@dataclass(frozen=True)
class Cast:
    """Who wrote the post, who flagged it, and who decided before."""

    writer: Writer
    flagger: bytes
    other: Decider


def case_in(make: Make, board: Board, state: str, cast: Cast, *, me: Decider) -> Case:
    """Make a case in `state`; "mine" is read by `me`, "another's" by somebody else."""
    session = make._session
    thread = make.thread(board=session.merge(board))
    post = make.reply(thread, writer=cast.writer, at=now())
    case = flag_as_member(session, cast.flagger, post.id, Report(Reason.UNKIND), at=now())
    if state in ("mine", "another's"):
        claim(session, case.id, me if state == "mine" else cast.other, at=now())
    if state in DECIDED:
        choice = Choice(case.version, (DECIDED[state],), rule=1, message="That was unkind.")
        decide(session, case.id, choice, decider=cast.other, at=now())
    if state in ("returned", "appealed", "settled"):
        make._done(case)
        settle_one(session, case.id, at=now() + UNDO)
    if state == "appealed":
        appeal(session, post.id, "Please look again.", writer=cast.writer, at=now())
    session.flush()
    make._done(case)
    assert case.state == OF_STATE[state]
    return case


def expected(deed: str, state: str, role: str) -> int:
    """Return what somebody on duty on this board is answered who has nothing to do with it."""
    if deed == "show":
        return 200
    if deed == "note":
        return 303
    if deed == "hand-over":
        return 303 if state == "mine" else 409
    if deed == "second":
        return (303 if role == "lead" else 403) if state == "bar waits" else 409
    if state == "another's" or (OF_STATE[state], STEPS[deed]) not in ALLOWED:
        return 409
    return 403 if deed == "undo" and role != "lead" else 303


def sent(deed: str, case: Case) -> dict[str, str]:
    """Return what the form of the deed sends."""
    acts = "appeal-kept" if case.state == CaseState.APPEALED else "leave"
    return {
        "note": {"note": "I know this thread."},
        "hand-over": {"note": "Please be gentle."},
        "decide": {"decision": acts, "message": "We looked again."},
        "second": {"agree": "yes"},
    }.get(deed, {}) | {"version": str(case.version)}
