"""Sealed entries: none of any kind is forgotten when somebody leaves."""

import ast

from sqlalchemy import select

from forum.handles.models import SealedEntry
from forum.leaving.belongings import belongings
from forum.leaving.entries import ALL_KINDS, entries_of, keyring_addresses
from tests.architecture.sources import HOUSE, called
from tests.leaving.living import TODAY, entries_opened_by, live


def test_every_kind_of_entry_that_the_code_has_is_looked_for():
    made = {
        call.args[0].value
        for source in HOUSE
        for call in source.calls
        if called(call) == "Kind" and call.args and isinstance(call.args[0], ast.Constant)
    }

    assert made == {kind.purpose for kind in ALL_KINDS}


def test_all_entries_of_a_member_are_found_and_nobody_elses(session):
    life = live(session)
    mine = entries_opened_by(session, life.root)

    keyring = belongings(session, life.root).keyring
    found = [at for some in entries_of(session, life.root, keyring, today=TODAY) for at in some]
    found += keyring_addresses(life.root, keyring)

    assert set(found) == mine
    assert 20 < len(mine) < len(session.scalars(select(SealedEntry)).all())


def test_the_end_of_the_keyring_goes_first(session):
    life = live(session)
    keyring = belongings(session, life.root).keyring
    addresses = keyring_addresses(life.root, keyring)

    session.delete(session.get_one(SealedEntry, addresses[0]))
    session.flush()

    assert belongings(session, life.root).keyring == keyring[:-1]
