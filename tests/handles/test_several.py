"""Places in a query for so many values."""

from sqlalchemy import select

from forum.handles.models import Handle
from forum.handles.several import numbered, several


def test_each_place_takes_its_value(session, make):
    names = ["Calm Wren", "Quiet Kettle", "Steady Otter"]
    ids = [make.reply(make.thread()).handle_id for _ in range(3)]
    wanted = select(Handle.id).where(Handle.id.in_(several("id", 2, Handle.id.type)))

    found = session.scalars(wanted, numbered("id", ids[:2])).all()

    assert set(found) == set(ids[:2])
    assert list(numbered("name", names)) == ["name_0", "name_1", "name_2"]
