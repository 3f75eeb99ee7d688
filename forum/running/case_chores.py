"""The chores about cases: one case for each transaction, so that none waits for another."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy.orm import Session

from forum.clock import now
from forum.moderation.claiming import end_lapsed, has_leases, lapsed
from forum.moderation.deciding.settling import forget_redacted
from forum.moderation.meanwhile.forgetting import (
    forget_one,
    forget_one_writer,
    kept_long_enough,
    told_long_enough,
)
from forum.moderation.meanwhile.sweeping import (
    decided_long_ago,
    end_returned,
    forget_closed,
    give_back,
    has_decided,
    returned_too_long,
    settle_one,
    waited_too_long,
)
from forum.running.turn import Chore
from forum.transaction import reading, transaction

log = logging.getLogger(__name__)


class Find(Protocol):
    """Returns the cases, or posts, that something is to be done with."""

    def __call__(self, session: Session, *, at: datetime) -> Sequence[bytes]: ...


class Deed(Protocol):
    """Does it with one of them, if that is still so."""

    def __call__(self, session: Session, case_id: bytes, /, *, at: datetime) -> None: ...


def for_cases() -> list[Chore]:
    return [
        Chore(
            "settle-cases",
            timedelta(seconds=30),
            _each(decided_long_ago, settle_one),
            look=lambda: has_decided(reading()),
        ),
        Chore(
            "end-leases",
            timedelta(minutes=1),
            _each(lapsed, end_lapsed),
            look=lambda: has_leases(reading()),
        ),
        Chore("give-back-posts", timedelta(hours=1), _each(waited_too_long, give_back)),
        Chore("end-returned-cases", timedelta(hours=1), _each(returned_too_long, end_returned)),
        Chore("forget-taken-down", timedelta(hours=1), _each(kept_long_enough, forget_one)),
        Chore("forget-writers", timedelta(hours=24), _each(told_long_enough, forget_one_writer)),
        Chore("forget-cases", timedelta(hours=24), _forget),
    ]


def _each(find: Find, deed: Deed) -> Callable[[], None]:
    def run() -> None:
        for case_id in find(reading(), at=now()):
            try:
                with transaction() as session:
                    deed(session, case_id, at=now())
            except Exception:  # one case that fails must not keep the others from being done
                log.exception("a case could not be dealt with, will be tried again")

    return run


def _forget() -> None:
    with transaction() as session:
        forget_closed(session, at=now())
        forget_redacted(session, at=now())
