"""Leaving for good: no way in is left, found or not, and nobody else loses theirs."""

import pytest
from sqlalchemy import select

from forum.accounts.credentials import (
    PASSPHRASE,
    RECOVERY,
    Opened,
    add_way_in,
    note_year,
    open_way_in,
    retire_passphrase,
)
from forum.accounts.ending import end_all_ways, leaving, note_leaving, ways_of
from forum.accounts.models import Credential, RetiredPassphrase
from forum.accounts.unlocking import Unlock
from forum.events import take_news
from forum.sealing import new_root

ROOT, OTHER = new_root(), new_root()
KINDS = {1: PASSPHRASE, 2: RECOVERY, 3: RECOVERY}


def unlock(number: int) -> Unlock:
    return Unlock(lookup=bytes([number]) * 32, key=bytes([number + 50]) * 32)


def opens(session, number: int, kind: str) -> bool:
    return open_way_in(session, unlock(number), kind=kind) is not None


@pytest.fixture(autouse=True)
def ways(session):
    """Six words and two codes of somebody who will leave, and as many of somebody who stays."""
    for number, kind in KINDS.items():
        add_way_in(session, unlock(number), Opened(ROOT, 0), kind=kind, year=2026)
        add_way_in(session, unlock(number + 100), Opened(OTHER, 0), kind=kind, year=2026)
    session.flush()


def leave(session):
    end_all_ways(session, ROOT, ways_of(session, ROOT), year=2026)
    session.flush()


def test_whoever_holds_the_root_finds_their_ways_in_and_no_others(session):
    assert sorted(ways_of(session, ROOT)) == [unlock(number).lookup for number in KINDS]


def test_no_two_ways_in_have_the_same_mark(session):
    marks = session.scalars(select(Credential.mark)).all()

    assert len(set(marks)) == len(marks) == 2 * len(KINDS)


def test_after_leaving_none_is_there_and_the_others_open(session):
    leave(session)

    assert ways_of(session, ROOT) == []
    assert len(session.scalars(select(Credential)).all()) == len(KINDS)
    assert not any(opens(session, number, kind) for number, kind in KINDS.items())
    assert all(opens(session, number + 100, kind) for number, kind in KINDS.items())


def test_a_lost_passphrase_goes_too(session):
    generation = retire_passphrase(session, ROOT, year=2026)
    add_way_in(session, unlock(9), Opened(ROOT, generation), kind=PASSPHRASE, year=2026)
    session.flush()

    leave(session)

    assert session.get(Credential, unlock(1).lookup) is None
    assert session.get(Credential, unlock(9).lookup) is None
    assert len(session.scalars(select(RetiredPassphrase)).all()) == 1, "that somebody has left"


@pytest.mark.parametrize("number", KINDS)
def test_one_from_before_there_were_marks_opens_nothing_after_it(session, number):
    session.get_one(Credential, unlock(number).lookup).mark = None
    session.flush()

    leave(session)

    assert session.get(Credential, unlock(number).lookup) is not None
    assert not opens(session, number, KINDS[number])


def test_one_from_before_there_were_marks_gets_its_own_when_it_is_used(session):
    session.get_one(Credential, unlock(1).lookup).mark = None
    session.flush()

    note_year(session, unlock(1), 2026, root=ROOT)
    session.flush()

    assert unlock(1).lookup in ways_of(session, ROOT)


@pytest.mark.parametrize("words", ["take", "leave"])
def test_what_was_chosen_is_known_until_it_is_done(session, words):
    assert leaving(session, ROOT) is None

    for _ in range(2):
        note_leaving(session, ROOT, words, year=2026)
        session.flush()

    assert leaving(session, ROOT) == words
    assert leaving(session, OTHER) is None
    assert opens(session, 1, PASSPHRASE), "so that it can go on"
    leave(session)
    assert leaving(session, ROOT) is None


def test_what_was_chosen_first_holds(session):
    note_leaving(session, ROOT, "take", year=2026)
    session.flush()
    note_leaving(session, ROOT, "leave", year=2026)

    assert leaving(session, ROOT) == "take"


def test_done_twice_it_is_done_once(session):
    leave(session)
    leave(session)

    assert len(session.scalars(select(RetiredPassphrase)).all()) == 1


def test_what_ends_is_told_so_that_no_backup_brings_it_back(session):
    leave(session)

    told = [getattr(news, "lookup", None) for news in take_news(session)]
    assert sorted(filter(None, told)) == [unlock(number).lookup for number in KINDS]
    assert len(told) == len(KINDS) + 1, "and the mark of who has left"
