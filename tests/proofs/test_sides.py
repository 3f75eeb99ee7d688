"""No transaction may write about an account and under a handle: in no way past the guard."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import event, func, insert, select, text, update
from sqlalchemy.orm import Session

from forum.accounts.credentials import PASSPHRASE, Opened, add_way_in
from forum.accounts.joining import join, new_keys, stretch
from forum.accounts.models import Credential, InstanceFact, RetiredPassphrase, Staff
from forum.accounts.recovering import replace_known
from forum.accounts.unlocking import Unlock
from forum.handles.models import Handle
from forum.public_ids import new_id
from forum.sealing import new_root
from forum.separation import SidesMixed
from forum.transaction import transaction

UNLOCK = Unlock(lookup=bytes(32), key=bytes(32))


def a_handle(**given) -> Handle:
    return Handle(
        **{"id": new_id(), "scope": "site", "name": "Quiet Heron", "day": date.min} | given
    )


def a_staff_row() -> dict:
    return {
        "account_id": new_id(),
        "name": new_id().hex(),
        "role": "moderator",
        "boards": "",
    }


def a_handle_row() -> dict:
    return {"id": new_id(), "scope": "site", "name": "Quiet Heron", "day": date.min}


# Each writes one side, in one of the ways in which code can write.
WAYS = {
    "ORM add": lambda s: s.add(Staff(**a_staff_row())),
    "ORM add_all": lambda s: s.add_all([Staff(**a_staff_row()), Staff(**a_staff_row())]),
    "ORM merge": lambda s: s.merge(Staff(**a_staff_row())),
    "ORM bulk insert": lambda s: s.execute(insert(Staff), [a_staff_row(), a_staff_row()]),
    "Core insert": lambda s: s.execute(insert(Staff.__table__).values(a_staff_row())),
    "Core update": lambda s: s.execute(update(Staff.__table__).values(name="Kim")),
    "Core delete": lambda s: s.execute(Staff.__table__.delete()),
    "insert from select": lambda s: s.execute(
        insert(RetiredPassphrase).from_select(["mark", "year"], select(Staff.account_id, 1))
    ),
    "bulk_save_objects": lambda s: s.bulk_save_objects([Staff(**a_staff_row())]),
    "bulk_insert_mappings": lambda s: s.bulk_insert_mappings(Staff, [a_staff_row()]),
    "on the connection": lambda s: s.connection().execute(
        insert(Staff.__table__).values(a_staff_row())
    ),
    "as text": lambda s: s.execute(
        text("INSERT INTO staff VALUES (:account_id, :name, :role, :boards)"), a_staff_row()
    ),
    "Query.delete": lambda s: s.query(Staff).delete(),
    "Query.update": lambda s: s.query(Staff).update({"name": "Kim"}),
}


def write(session: Session, way: Callable[[Session], object]) -> None:
    way(session)
    session.flush()


@pytest.mark.parametrize("way", WAYS)
def test_writing_an_account_after_a_handle_is_stopped_before_it_is_written(session, way):
    # Given a transaction that has written under a handle
    session.add(a_handle())
    session.flush()

    # When code writes about an account in it, in whatever way, then it is stopped
    with pytest.raises(SidesMixed):
        write(session, WAYS[way])
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Staff)) == 0
    assert session.scalar(select(func.count()).select_from(Handle)) == 0


@pytest.mark.parametrize("way", WAYS)
def test_writing_a_handle_after_an_account_is_stopped_too(session, way):
    WAYS[way](session)
    session.flush()

    with pytest.raises(SidesMixed):
        write(session, lambda s: s.add(a_handle()))


def test_both_in_one_flush_are_stopped_and_nothing_is_written(session):
    written = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *a: written.append(a[2]))
    session.add_all([a_handle(), Staff(**a_staff_row())])

    with pytest.raises(SidesMixed):
        session.commit()
    assert [sql for sql in written if sql.startswith("INSERT")] == []


@pytest.mark.parametrize("way", ["ORM add", "Core insert"])
def test_a_savepoint_is_no_way_round(session, way):
    with session.begin_nested():
        session.add(a_handle())

    with pytest.raises(SidesMixed), session.begin_nested():
        WAYS[way](session)


def test_a_savepoint_that_was_rolled_back_still_counts(session):
    nested = session.begin_nested()
    session.add(a_handle())
    session.flush()
    nested.rollback()

    with pytest.raises(SidesMixed):
        write(session, WAYS["ORM add"])


@pytest.mark.parametrize("end", ["commit", "rollback"])
def test_the_next_transaction_may_write_the_other_side(session, end):
    session.add(a_handle())
    session.flush()
    getattr(session, end)()

    session.add(Staff(**a_staff_row()))
    session.commit()

    assert session.scalar(select(func.count()).select_from(Staff)) == 1


def test_after_it_was_stopped_the_session_is_good_for_either_side_alone(session):
    session.add_all([a_handle(), Staff(**a_staff_row())])
    with pytest.raises(SidesMixed):
        session.flush()
    session.rollback()

    session.add(a_handle())
    session.commit()

    assert session.scalar(select(func.count()).select_from(Handle)) == 1


def test_reading_either_side_and_writing_what_is_neutral_is_free(session, make):
    make.thread()

    assert session.scalars(select(Credential)).all() == []
    session.add(InstanceFact(name="mood", value=b"calm"))
    make.board()
    session.commit()


def test_no_deed_of_writing_may_join_a_deed_of_arriving(session, make):
    ways = stretch(session, new_keys())

    make.thread()
    with pytest.raises(SidesMixed):
        write(session, lambda s: join(s, ways, year=2026))


def test_no_deed_of_arriving_may_join_a_deed_of_writing(session, make):
    add_way_in(session, UNLOCK, Opened(new_root(), 0), kind=PASSPHRASE, year=2026)
    replace_known(session, UNLOCK, Unlock(bytes(31) + b"1", bytes(32)), year=2026)

    with pytest.raises(SidesMixed):
        make.thread()


@pytest.mark.parametrize("first", [Staff(**a_staff_row()), Handle(**a_handle_row())])
def test_the_forums_own_transactions_are_guarded(app, first):
    second = Staff(**a_staff_row()) if isinstance(first, Handle) else a_handle()

    with app.app_context(), pytest.raises(SidesMixed), transaction() as session:
        session.add_all([first, second])
