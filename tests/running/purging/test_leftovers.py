"""What is left of conversations that are gone leaves the database."""

from sqlalchemy import select

from forum.handles.models import Handle
from forum.running.purging.leftovers import remove_lost_names
from forum.transaction import reading


def test_a_name_in_a_conversation_that_is_gone_is_removed(app, inside):
    with inside() as make:
        leaving = make.writer()
        gone, stays = make.thread(writer=leaving), make.thread()
        kept = stays.handle_id
        make.take_back(make.opening_of(gone), writer=leaving)

    with app.app_context():
        assert remove_lost_names() == "Names in conversations that are gone: 1 removed."
        assert remove_lost_names() == "Names in conversations that are gone: 0 removed."
        assert list(reading().scalars(select(Handle.id))) == [kept]
