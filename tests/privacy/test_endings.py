"""Which ways in and which duties ended is noted, on the accounts' side alone."""

import pytest
from sqlalchemy import select

from forum.accounts.credentials import RECOVERY, Opened, add_way_in
from forum.accounts.models import RetiredPassphrase, Staff
from forum.accounts.recovering import replace_known, replace_lost
from forum.accounts.unlocking import Unlock
from forum.events import NewsDesk, announce
from forum.privacy.endings import sit_down_at
from forum.privacy.models import Ended, Ending, Erasure
from forum.public_ids import new_id
from forum.sealing import new_root
from forum.staff.appointing.leaving import remove
from forum.staff.news import StaffJoined


@pytest.fixture
def desk():
    desk = NewsDesk()
    sit_down_at(desk)
    return desk


def keys() -> Unlock:
    return Unlock(lookup=new_root(), key=new_root())


def noted(session) -> set[tuple[Ended, bytes]]:
    """Return what is noted of accounts; nothing is noted beside it of words."""
    assert session.scalars(select(Erasure)).all() == []
    assert {row.month.day for row in session.scalars(select(Ending))} <= {1}
    return {(row.kind, row.about) for row in session.scalars(select(Ending))}


@pytest.fixture
def words(session):
    words = keys()
    for unlock in (words, keys()):
        add_way_in(session, unlock, Opened(new_root(), 0), kind="passphrase", year=2026)
    session.commit()
    return words


def test_a_passphrase_that_was_changed_is_noted(session, desk, words):
    replace_known(session, words, keys(), year=2026)
    desk.enter(session)

    assert noted(session) == {(Ended.WAY_IN, words.lookup)}


def test_a_code_and_the_passphrase_that_was_lost_are_noted(session, desk):
    code = keys()
    add_way_in(session, code, Opened(new_root(), 0), kind=RECOVERY, year=2026)

    replace_lost(session, code, keys(), year=2026)
    desk.enter(session)

    mark = session.scalars(select(RetiredPassphrase.mark)).one()
    assert noted(session) == {(Ended.WAY_IN, code.lookup), (Ended.RETIRED, mark)}


def test_duties_that_are_over_are_noted_until_they_begin_anew(session, desk):
    staff = Staff(account_id=new_id(), name="Steady Otter", role="moderator", boards="")
    session.add(staff)
    session.commit()

    remove(session, staff.name, by=None, is_sure=True)
    desk.enter(session)
    assert noted(session) == {(Ended.DUTIES, staff.account_id)}

    announce(session, StaffJoined(staff.account_id))
    desk.enter(session)
    assert noted(session) == set()
