"""The chores of the worker: what has to be forgotten on time, and checked every day."""

import logging
from datetime import timedelta

from flask import Flask

from forum.accounts.ending import forget_unused_ways
from forum.audit.anchoring import anchor
from forum.audit.verifying import check
from forum.clock import now
from forum.events import Security, SecurityEvent
from forum.privacy.fading import fade_hours
from forum.privacy.security import forget_counted
from forum.privacy.sweeping import (
    forget_counts,
    forget_endings,
    forget_erasures,
    forget_notices,
)
from forum.running.case_chores import for_cases
from forum.running.purging.chores import for_purge
from forum.running.purging.databases import freshen_database
from forum.running.search_chores import for_search
from forum.running.turn import Chore
from forum.staff.appointing.inviting import forget_invitations
from forum.staff.shifts import end_shifts, has_over
from forum.transaction import db, reading, tell, transaction
from forum.web.visits.session_store import SessionStore
from forum.wordrules.shipping import ship

log = logging.getLogger(__name__)


def for_app(app: Flask) -> list[Chore]:
    store: SessionStore = app.extensions["session_store"]
    return [
        Chore("forget-hours", timedelta(hours=1), _forget_hours),
        Chore("forget-notices", timedelta(hours=24), _forget_notices),
        Chore("forget-erasures", timedelta(hours=24), _forget_erasures),
        Chore("ship-word-rules", timedelta(hours=24), _ship_word_rules),
        Chore("check-record", timedelta(hours=24), _check_record),
        Chore(
            "end-shifts",
            timedelta(minutes=5),
            _end_shifts,
            look=lambda: has_over(reading(), at=now()),
        ),
        Chore("forget-invitations", timedelta(hours=24), _forget_invitations),
        Chore("forget-ways-in", timedelta(hours=24), _forget_ways_in),
        Chore("empty-log", timedelta(hours=1), _empty_log),
        Chore("end-sessions", timedelta(minutes=5), lambda: store.sweep(at=now())),
        *for_cases(),
        *for_search(app),
        *for_purge(app),
    ]


def _forget_hours() -> None:
    with transaction() as session:
        fade_hours(session, at=now())


def _end_shifts() -> None:
    with transaction() as session:
        end_shifts(session, at=now())


def _empty_log() -> None:
    if not freshen_database(db.engine):
        log.warning("somebody reads the log of the database for long, it is emptied later")


def _forget_ways_in() -> None:
    with transaction() as session:
        forget_unused_ways(session, today=now().date())


def _forget_invitations() -> None:
    with transaction() as session:
        forget_invitations(session, today=now().date())


def _forget_notices() -> None:
    with transaction() as session:
        forget_notices(session, at=now())
        forget_counts(session, at=now())
    with transaction() as session:
        forget_counted(session, today=now().date())


def _forget_erasures() -> None:
    with transaction() as session:
        forget_erasures(session, today=now().date())
    with transaction() as session:
        forget_endings(session, today=now().date())


def _ship_word_rules() -> None:
    with transaction() as session:
        ship(session)


def _check_record() -> None:
    """Let go of what staff did more than a year ago, if the record of it holds."""
    with transaction() as session:
        found = check(session, at=now())
    is_broken = found.broken_at is not None
    tell(SecurityEvent(Security.RECORD_BROKEN if is_broken else Security.RECORD_CHECKED))
    if is_broken:
        log.error("the record of what staff did does not hold")
        return
    with transaction() as session:
        anchor(session, today=now().date())
