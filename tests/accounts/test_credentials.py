"""Ways in: each opens one root, tells nothing of the others, and can end."""

from itertools import combinations

import pytest
from sqlalchemy import event, select, update

from forum.accounts.credentials import (
    PASSPHRASE,
    RECOVERY,
    Opened,
    add_way_in,
    is_to_note,
    note_year,
    open_way_in,
    remove_way_in,
    retire_passphrase,
)
from forum.accounts.joining import join
from forum.accounts.models import Credential, RetiredPassphrase
from forum.accounts.unlocking import Unlock
from forum.sealing import Unreadable, new_root

ROOT, OTHER_ROOT = bytes(range(32)), bytes(range(1, 33))
# So many equal bytes in a row do not happen by chance.
TELLING_BYTES = 6


def unlock(number: int = 1) -> Unlock:
    """Keys as stretching makes them."""
    return Unlock(lookup=bytes([number]) * 32, key=bytes([number + 50]) * 32)


def rows(session) -> list[tuple]:
    session.flush()
    columns = Credential.lookup, Credential.kind, Credential.wrapped_root, Credential.active_year
    return [tuple(row) for row in session.execute(select(*columns).order_by(Credential.lookup))]


def add(session, number: int = 1, **given) -> None:
    usual = {"root": ROOT, "generation": 0, "kind": PASSPHRASE, "year": 2026} | given
    opened = Opened(usual["root"], usual["generation"])
    add_way_in(session, unlock(number), opened, kind=usual["kind"], year=usual["year"])
    session.flush()


@pytest.fixture(autouse=True)
def strangers(session):
    """Other members' ways in, which must never open."""
    for number in range(200, 205):
        add(session, number, root=OTHER_ROOT, kind=(PASSPHRASE, RECOVERY)[number % 2])


@pytest.mark.parametrize("kind", [PASSPHRASE, RECOVERY])
@pytest.mark.parametrize("generation", [0, 1, 70_000])
def test_a_way_in_opens_what_it_was_made_for(session, kind, generation):
    add(session, generation=generation, kind=kind)

    assert open_way_in(session, unlock(), kind=kind) == Opened(ROOT, generation)


@pytest.mark.parametrize(("kind", "asked"), [(PASSPHRASE, RECOVERY), (RECOVERY, PASSPHRASE)])
def test_one_kind_of_way_in_does_not_stand_for_the_other(session, kind, asked):
    add(session, kind=kind)

    assert open_way_in(session, unlock(), kind=asked) is None


def test_what_nobody_has_opens_nothing(session):
    assert open_way_in(session, unlock(), kind=PASSPHRASE) is None


def test_finding_a_row_without_its_key_does_not_open_it(session):
    add(session)
    thief = Unlock(lookup=unlock().lookup, key=bytes(32))

    with pytest.raises(Unreadable):
        open_way_in(session, thief, kind=PASSPHRASE)


def test_a_box_that_was_moved_to_another_row_does_not_open(session):
    add(session)
    stranger = session.get_one(Credential, unlock(200).lookup)
    stranger.wrapped_root = session.get_one(Credential, unlock().lookup).wrapped_root
    session.flush()

    with pytest.raises(Unreadable):
        open_way_in(session, unlock(200), kind=PASSPHRASE)


def test_a_row_holds_its_keys_and_its_root_nowhere(session):
    add(session)

    [row] = [row for row in rows(session) if row[0] == unlock().lookup]

    assert row[1] == PASSPHRASE
    assert len(row[2]) == 32 + 4 + 40
    assert ROOT[:TELLING_BYTES] not in row[2]
    assert unlock().key[:TELLING_BYTES] not in row[2]


def test_no_row_of_a_member_leads_to_another_one(session):
    # Given a member with a passphrase and eight codes, among others
    member = [
        (PASSPHRASE if number == 0 else RECOVERY, Unlock(lookup=new_root(), key=new_root()))
        for number in range(9)
    ]
    join(session, member, year=2026)

    # When somebody compares every two of their rows, byte by byte
    lookups = {way.lookup for _, way in member}
    theirs = [row[0] + row[2] for row in rows(session) if row[0] in lookups]
    shared = [pieces(one) & pieces(two) for one, two in combinations(theirs, 2)]

    # Then there is nothing by which to pair them
    assert len(theirs) == 9
    assert not set().union(*shared)
    assert {len(row[2]) for row in rows(session)} == {76}


def pieces(text: bytes) -> set[bytes]:
    return {text[at : at + TELLING_BYTES] for at in range(len(text) - TELLING_BYTES + 1)}


def test_noting_the_year_changes_the_year_and_nothing_else(session):
    add(session, year=2024)
    before = {row[0]: row for row in rows(session)}

    note_year(session, unlock(), 2026)

    used = before.pop(unlock().lookup)
    after = {row[0]: row for row in rows(session)}
    assert after.pop(unlock().lookup) == (*used[:3], 2026)
    assert after == before


def test_a_second_visit_in_a_year_writes_nothing(session):
    add(session, year=2026)
    written = []
    event.listen(session, "before_flush", lambda *_: written.append(list(session.dirty)))

    note_year(session, unlock(), 2026)
    session.flush()

    assert written in ([], [[]])


def test_there_is_to_note_what_noting_then_changes(session):
    add(session, year=2024)
    session.execute(update(Credential).values(mark=None))
    assert is_to_note(session, unlock(), 2024)  # its mark is missing
    assert is_to_note(session, unlock(), 2026)

    note_year(session, unlock(), 2026, root=ROOT)

    assert not is_to_note(session, unlock(), 2026)
    assert is_to_note(session, unlock(), 2027)


def test_noting_the_year_of_a_way_in_that_is_gone_is_no_trouble(session):
    before = rows(session)

    note_year(session, unlock(), 2026)

    assert rows(session) == before


def test_removing_a_way_in_leaves_all_others(session):
    before = rows(session)
    add(session)

    remove_way_in(session, unlock())

    assert rows(session) == before


def test_a_retired_passphrase_no_longer_opens_although_its_row_is_still_there(session):
    add(session)

    following = retire_passphrase(session, ROOT, year=2026)

    assert following == 1
    assert open_way_in(session, unlock(), kind=PASSPHRASE) is None
    assert unlock().lookup in [row[0] for row in rows(session)]


def test_each_passphrase_that_is_lost_ends_alone(session):
    add(session, 1, generation=0)
    add(session, 2, generation=1)
    add(session, 3, generation=2)

    assert [retire_passphrase(session, ROOT, year=2026) for _ in range(2)] == [1, 2]

    opened = [open_way_in(session, unlock(number), kind=PASSPHRASE) for number in (1, 2, 3)]
    assert opened == [None, None, Opened(ROOT, 2)]


def test_retiring_one_members_passphrase_ends_nobody_elses(session):
    retire_passphrase(session, ROOT, year=2026)

    assert open_way_in(session, unlock(200), kind=PASSPHRASE) == Opened(OTHER_ROOT, 0)


def test_recovery_codes_outlive_the_passphrase_that_was_lost(session):
    add(session, kind=RECOVERY)

    retire_passphrase(session, ROOT, year=2026)

    assert open_way_in(session, unlock(), kind=RECOVERY) == Opened(ROOT, 0)


def test_the_mark_of_a_retired_passphrase_leads_to_no_row(session):
    add(session)
    retire_passphrase(session, ROOT, year=2026)
    retire_passphrase(session, ROOT, year=2026)
    session.flush()

    marks = session.scalars(select(RetiredPassphrase.mark)).all()

    assert [len(mark) for mark in marks] == [16, 16]
    held = set().union(*(pieces(row[0] + row[2]) for row in rows(session)))
    assert not held & set().union(*(pieces(mark) for mark in marks))
    assert not pieces(marks[0]) & pieces(marks[1])
