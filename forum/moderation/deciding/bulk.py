"""The same for many cases: each by itself, as if it were decided alone."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from forum.audit.actions import Action
from forum.errors import ForumError, Refused
from forum.house.reading import rules_in_force
from forum.language.messages import _l
from forum.moderation.claiming import claim
from forum.moderation.deciders import Decider
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.checks.allowing import check_version
from forum.moderation.deciding.choosing import Choice
from forum.moderation.deciding.deciding import decide
from forum.moderation.deciding.keeping.our_words import SPAM
from forum.moderation.deciding.keeping.recording import record_act
from forum.moderation.finding import case_for
from forum.moderation.models import Band, Case

Transactions = Callable[[], AbstractContextManager[Session]]
# A case, and its version on the page where it was chosen.
Chosen = tuple[bytes, int]
# The shipped rule against selling.
SPAM_RULE = 6
NO_SPAM_RULE = _l("The house rule against selling has ended. Decide each by itself.")
TOO_URGENT = _l("This cannot wait. Look at it by itself.")


class Bulk(StrEnum):
    """What can be done with many cases at once."""

    LEAVE = "leave"
    ASSIGN = "assign"
    SPAM = "spam"


@dataclass
class Report:
    """The cases that were done, and those that were not, each with the reason."""

    done: list[bytes] = field(default_factory=list)
    skipped: list[tuple[bytes, str]] = field(default_factory=list)


def in_bulk(
    transactions: Transactions,
    chosen: Sequence[Chosen],
    bulk: Bulk,
    *,
    decider: Decider,
    at: datetime,
) -> Report:
    """Do it to each case in a transaction of its own; what cannot be done is left, and said.

    Args:
        transactions: opens one, and commits it when it ends well.
    """
    report = Report()
    for each in chosen:
        try:
            with transactions() as session:
                _do(session, each, bulk, decider=decider, at=at)
        except ForumError as refusal:
            report.skipped.append((each[0], str(refusal)))
        else:
            report.done.append(each[0])
    return report


def _do(session: Session, each: Chosen, bulk: Bulk, *, decider: Decider, at: datetime) -> None:
    case_id, version = each
    case = case_for(session, case_id)
    check_version(session, case, version)
    _check_not_urgent(case)
    if bulk is Bulk.ASSIGN:
        claim(session, case_id, decider, at=at)
        return
    if bulk is Bulk.SPAM and SPAM_RULE not in {rule.number for rule in rules_in_force(session)}:
        raise Refused(NO_SPAM_RULE)
    decide(session, case_id, _choice(bulk, version), decider=decider, at=at)
    record_act(session, case, Action.BULK, staff_id=decider.staff_id, at=at)


def _choice(bulk: Bulk, version: int) -> Choice:
    if bulk is Bulk.LEAVE:
        return Choice(version=version, acts=(Act.LEAVE,))
    return Choice(version=version, acts=(Act.TAKE_DOWN,), rule=SPAM_RULE, message=SPAM)


def _check_not_urgent(case: Case) -> None:
    if case.band == Band.NOW:
        raise Refused(TOO_URGENT)
