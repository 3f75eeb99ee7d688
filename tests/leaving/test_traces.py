"""What a handle leaves behind."""

from sqlalchemy import select

from forum.leaving.traces import TRACES, forget_traces, found_in
from forum.moderation.deciding.models import Sanction
from forum.notices.models import Follow, Notice
from forum.public_ids import new_id

TABLES = (Follow, Notice, Sanction)


def test_those_who_left_something_are_found_and_no_others(session, mine):
    handles = {key.handle_id for key in mine.keyring}
    left = {row.handle_id for table in TABLES for row in rows(session, table, handles)}

    assert found_in(session, TRACES, {*handles, new_id()}) == left != set()
    assert found_in(session, TRACES, []) == set()


def rows(session, table, handles):
    return session.scalars(select(table).where(table.handle_id.in_(handles))).all()


def test_it_goes_of_this_handle_and_of_no_other(session, mine):
    handles = {key.handle_id for key in mine.keyring}
    of_others = {
        table: len(session.scalars(select(table)).all()) - len(rows(session, table, handles))
        for table in TABLES
    }
    assert all(rows(session, table, handles) for table in TABLES)

    for handle in handles:
        forget_traces(session, handle)

    assert not any(rows(session, table, handles) for table in TABLES)
    for table in TABLES:
        assert len(session.scalars(select(table)).all()) == of_others[table]
