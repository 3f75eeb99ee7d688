"""The keyring: its owner finds every key, and whoever holds the table finds nothing."""

from itertools import combinations

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forum.handles.deriving import (
    SITE,
    handle_id,
    own_handles,
    reader_scope,
    thread_scope,
)
from forum.handles.keyring import BOX_BYTES, Key, add_key, come_in, keys
from forum.handles.models import SealedEntry
from forum.public_ids import new_id
from forum.sealing import Unreadable, new_root
from tests.counting import statements

ROOT, OTHER_ROOT = bytes(range(32)), bytes(range(1, 33))
# So many equal bytes in a row do not happen by chance.
TELLING_BYTES = 6


def new_key(root: bytes = ROOT) -> Key:
    scope = thread_scope(new_id())
    return Key(handle_id(root, scope), scope)


def add(session, number: int, root: bytes = ROOT) -> list[Key]:
    added = [new_key(root) for _ in range(number)]
    for key in added:
        add_key(session, root, key)
    return added


def entries(session) -> dict[bytes, bytes]:
    rows = session.execute(select(SealedEntry.address, SealedEntry.box))
    return {row.address: row.box for row in rows}


def test_a_new_member_has_no_keys(session):
    add(session, 3, OTHER_ROOT)

    assert keys(session, ROOT) == []


def test_keys_come_back_in_the_order_in_which_they_were_added(session):
    mine = add(session, 3)
    add(session, 3, OTHER_ROOT)
    mine += add(session, 2)

    assert keys(session, ROOT) == mine


@pytest.mark.parametrize(("number", "queries"), [(63, 1), (64, 2), (65, 2), (319, 2), (320, 3)])
def test_hundreds_of_keys_are_found_with_a_query_for_each_batch(session, number, queries):
    mine = add(session, number)

    with statements(session.get_bind()) as asked:
        found = keys(session, ROOT)

    assert found == mine
    assert len(asked) == queries


def test_a_known_name_has_its_key_too(session):
    known = Key(handle_id(ROOT, SITE), SITE)
    add_key(session, ROOT, known)

    assert keys(session, ROOT) == [known]


def test_the_table_tells_neither_owner_nor_order(session):
    # Given the entries of three members
    for root in (ROOT, OTHER_ROOT, new_root()):
        add(session, 10, root)

    # When somebody compares all of them
    found = entries(session)
    pairs = combinations([address + box for address, box in found.items()], 2)

    # Then all are alike, and no two have anything in common
    assert {len(box) for box in found.values()} == {BOX_BYTES}
    assert not [1 for one, two in pairs if pieces(one) & pieces(two)]


def pieces(text: bytes) -> set[bytes]:
    return {text[at : at + TELLING_BYTES] for at in range(len(text) - TELLING_BYTES + 1)}


def test_a_box_holds_neither_the_handle_nor_the_scope(session):
    key = new_key()
    add_key(session, ROOT, key)

    [(address, box)] = entries(session).items()

    scope = key.scope.removeprefix("thread:").encode()
    assert not pieces(address + box) & (pieces(key.handle_id) | pieces(scope))


def test_adding_never_changes_an_entry(session):
    add(session, 5)
    before = entries(session)

    add(session, 1)

    after = entries(session)
    assert len(after) == 6
    assert before.items() <= after.items()


def test_two_visits_at_once_cannot_take_the_same_place(session):
    """Otherwise one of two keys, and with it a thread, would be lost to its owner."""
    add(session, 2)
    here = set(entries(session))
    add(session, 1)
    [taken] = set(entries(session)) - here
    session.expunge_all()

    session.add(SealedEntry(address=taken, box=b""))

    with pytest.raises(IntegrityError):
        session.flush()


def test_a_key_is_in_the_database_as_soon_as_it_was_added(session):
    """A place that is only taken at the commit could be taken twice in one visit."""
    with statements(session.get_bind()) as asked:
        add(session, 1)

    assert asked[-1].startswith("INSERT INTO sealed_entry")


def test_a_box_in_the_wrong_place_is_noticed(session):
    add(session, 1)
    add(session, 1, OTHER_ROOT)
    mine, theirs = session.scalars(select(SealedEntry)).all()
    mine.box, theirs.box = theirs.box, mine.box
    session.flush()

    for root in (ROOT, OTHER_ROOT):
        with pytest.raises(Unreadable):
            keys(session, root)


@pytest.mark.parametrize("number", [0, 1, 15, 16, 31, 32, 127, 511, 512, 530])
def test_a_key_is_added_after_all_others_with_few_queries(session, number):
    mine = add(session, number)

    with statements(session.get_bind()) as asked:
        last = new_key()
        add_key(session, ROOT, last)

    assert keys(session, ROOT) == [*mine, last]
    looks = len(asked) - 1
    assert looks <= (1 if number < 16 else 2 if number < 512 else 4)


def test_who_comes_in_twice_has_one_key(session):
    scope = reader_scope(new_id())

    first, second = come_in(session, ROOT, scope), come_in(session, ROOT, scope)

    assert first == second == handle_id(ROOT, scope)
    assert keys(session, ROOT) == [Key(first, scope)]


def test_a_reader_is_not_who_they_are_as_a_writer(session):
    thread = new_id()

    assert come_in(session, ROOT, reader_scope(thread)) not in own_handles(ROOT, thread)
