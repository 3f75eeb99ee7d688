"""Decide on a case: may I, does it go together, do it, keep what was, tell nobody yet."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forum import permissions
from forum.errors import Conflict, NotAllowed
from forum.language.messages import _, _l
from forum.moderation.claiming import end_lease
from forum.moderation.deciders import Decider, is_own
from forum.moderation.deciding.acts import HANDS_ON, ON_PERSONS, Act, is_any
from forum.moderation.deciding.checks.allowing import check_may, check_version
from forum.moderation.deciding.checks.checking import check_choice
from forum.moderation.deciding.choosing import Choice
from forum.moderation.deciding.effects import boards_of, carry_out, rule_for
from forum.moderation.deciding.finding import Matter, held
from forum.moderation.deciding.handing_on import hand_on
from forum.moderation.deciding.keeping.picturing import packed, picture
from forum.moderation.deciding.keeping.recording import record_choice
from forum.moderation.deciding.lifting import appealed, lift
from forum.moderation.deciding.models import Decision
from forum.moderation.deciding.resubmitting import keep_decided_words
from forum.moderation.deciding.sanctioning import place
from forum.moderation.happenings import Happening, note_event
from forum.moderation.models import Another, CaseState
from forum.moderation.transitions import Step, step
from forum.public_ids import new_id
from forum.threads.models import PostState

JUST_DECIDED = _l("Someone else has just decided this.")


def decide(
    session: Session, case_id: bytes, choice: Choice, *, decider: Decider, at: datetime
) -> Decision | None:
    """Carry out what a moderator chose: all of it or nothing.

    Returns:
        The decision; None when the case was handed on to somebody else.

    Raises:
        NotFound: there is no such case.
        NotAllowed: it is not theirs to decide.
        Conflict: somebody else reads or has decided it, or its writer was faster.
        Refused: what was chosen does not go together, or something is missing.
    """
    matter = held(session, case_id)
    check_version(session, matter.case, choice.version)
    check_may(session, matter.case, decider, at=at)
    _check(matter, choice, decider)
    if is_any(choice.acts, HANDS_ON):
        hand_on(session, matter.case, choice, staff_id=decider.staff_id, at=at)
        return None
    decision = _begin(session, matter, choice, decider=decider, at=at)
    _carry_out(session, matter, choice, decision=decision, at=at)
    record_choice(session, matter.case, choice, staff_id=decider.staff_id, at=at)
    return decision


def _check(matter: Matter, choice: Choice, decider: Decider) -> None:
    may_pause = permissions.may(decider.role, permissions.Act.PAUSE)
    if is_any(choice.acts, ON_PERSONS) and not may_pause:
        raise NotAllowed(_("You cannot pause or bar anybody."))
    check_choice(
        choice,
        is_appeal=matter.case.state == CaseState.APPEALED,
        waits=matter.post.state != PostState.PUBLISHED,
    )


def _begin(
    session: Session, matter: Matter, choice: Choice, *, decider: Decider, at: datetime
) -> Decision:
    """Let the case be decided: from here on, everybody else comes too late."""
    rule, first = rule_for(session, choice), appealed(session, matter.case, decider)
    decision = Decision(
        id=new_id(),
        case_id=matter.case.id,
        version=choice.version,
        staff_id=decider.staff_id,
        acts="\n".join(choice.acts),
        rule_id=rule.id if rule else None,
        rule=choice.rule,
        message=choice.message,
        days=choice.days if Act.PAUSE in choice.acts else None,
        decided_at=at,
        undone=False,
        appeal_of=first.id if first else None,
        appealed_staff_id=first.staff_id if first else None,
        concerns_decider=is_own(session, matter.case, decider),
    )
    step(matter.case, Step.DECIDE)
    session.add(decision)
    try:
        session.flush()
    except IntegrityError as error:
        raise Conflict(JUST_DECIDED) from error
    return decision


def _carry_out(
    session: Session, matter: Matter, choice: Choice, *, decision: Decision, at: datetime
) -> None:
    """Do it, and keep what was there before and what it became."""
    case, post = matter.case, matter.post
    boards = boards_of(session, matter, choice)
    was = picture(session, matter, decision=decision, boards=boards, at=at)
    if decision.appeal_of is not None:
        lift(session, matter, choice, first_id=decision.appeal_of, at=at)
    carry_out(session, matter, choice, at=at)
    place(session, decision, choice, post=post, today=at.date())
    case.needs_another = Another.SECOND if Act.BAR in choice.acts else None
    if Act.REWORD in choice.acts:
        keep_decided_words(session, case)
    became = picture(session, matter, decision=decision, boards=boards, at=at)
    decision.before = packed(was, became)
    end_lease(session, case)
    note_event(session, case, Happening(Step.DECIDE, staff_id=decision.staff_id), at=at)
