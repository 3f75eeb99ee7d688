"""An account's row and a handle's row never share a transaction."""

import gc
from weakref import ref

import pytest
from sqlalchemy import create_engine, delete, insert, select, update
from sqlalchemy.orm import Session

from forum.accounts.models import Credential, InstanceFact, Staff
from forum.handles.models import Handle, SealedEntry
from forum.public_ids import new_id
from forum.separation import SidesMixed, watch
from tests.makers import NOON


def credential() -> Credential:
    return Credential(
        lookup=new_id() * 2, kind="passphrase", wrapped_root=new_id(), active_year=NOON.year
    )


def handle() -> Handle:
    return Handle(id=new_id(), scope="site", name="Quiet Heron", day=NOON.date())


def entry() -> SealedEntry:
    return SealedEntry(address=new_id(), box=b"")


@pytest.mark.parametrize("first", [credential, handle])
def test_both_sides_in_one_transaction_are_stopped(session, first):
    second = handle if first is credential else credential
    session.add(first())
    session.flush()
    session.add(second())

    with pytest.raises(SidesMixed, match="may not be written in this transaction"):
        session.flush()


def test_both_sides_in_one_flush_are_stopped(session):
    session.add_all([credential(), entry()])

    with pytest.raises(SidesMixed):
        session.commit()

    session.rollback()
    assert session.scalars(select(Credential.lookup)).all() == []


@pytest.mark.parametrize(
    "statement",
    [
        insert(Staff).values(account_id=bytes(16), name="", role="lead", boards=""),
        update(Credential).values(active_year=2020),
        delete(Credential),
    ],
)
def test_a_statement_counts_like_a_row(session, statement):
    session.add(handle())
    session.flush()

    with pytest.raises(SidesMixed):
        session.execute(statement)


def test_changing_or_deleting_a_row_counts_like_adding_one(session):
    first, second = handle(), credential()
    session.add(first)
    session.commit()
    session.add(second)
    session.commit()

    second.active_year = 2020
    session.flush()
    session.delete(first)

    with pytest.raises(SidesMixed):
        session.flush()


def test_one_side_may_be_written_as_often_as_needed(session):
    session.add(handle())
    session.flush()
    session.add_all([entry(), entry()])
    session.flush()
    session.execute(delete(SealedEntry))
    session.commit()

    assert session.scalars(select(Handle.name)).all() == ["Quiet Heron"]


def test_what_is_on_neither_side_goes_with_both(session):
    session.add_all([InstanceFact(name="one", value=b""), credential()])
    session.commit()
    session.add_all([InstanceFact(name="two", value=b""), handle()])
    session.commit()

    assert {"one", "two"} <= set(session.scalars(select(InstanceFact.name)))


def test_looking_at_both_sides_is_no_writing(session):
    session.add(handle())
    session.flush()

    assert session.scalars(select(Credential.lookup)).all() == []
    session.commit()


@pytest.mark.parametrize("end", ["commit", "rollback"])
def test_the_next_transaction_may_write_the_other_side(session, end):
    session.add(handle())
    session.flush()
    getattr(session, end)()
    session.add(credential())

    session.commit()

    assert len(session.scalars(select(Credential.lookup)).all()) == 1


def test_the_end_of_a_savepoint_is_not_the_end_of_the_transaction(session):
    with session.begin_nested():
        session.add(handle())
    session.add(credential())

    with pytest.raises(SidesMixed):
        session.flush()


def test_what_a_savepoint_took_back_was_written_all_the_same(session):
    """The write-ahead log may hold it, so it still counts."""
    savepoint = session.begin_nested()
    session.add(handle())
    session.flush()
    savepoint.rollback()
    session.add(credential())

    with pytest.raises(SidesMixed):
        session.flush()


def test_a_session_that_nobody_ended_is_forgotten_with_its_connection():
    engine = create_engine("sqlite://")
    left = Session(engine)
    watch(left)
    own = left.connection()
    held = ref(left), ref(own)
    own.close()
    del left, own
    gc.collect()
    engine.dispose()

    assert [each() for each in held] == [None, None]


def test_a_class_of_sessions_is_watched_and_no_other(session):
    class Watched(Session):
        """One of the class."""

    watch(Watched)
    with Watched(session.get_bind()) as watched:
        watched.add_all([credential(), entry()])
        with pytest.raises(SidesMixed):
            watched.flush()
    with Session(session.get_bind()) as other:
        other.add_all([credential(), entry()])
        other.flush()
