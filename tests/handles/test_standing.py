"""Who a member is in a thread, and what is theirs about it, with one query."""

from forum.handles.entries import Kind, put
from forum.handles.models import Handle
from forum.handles.reserving import reserve
from forum.handles.speaking import offers
from forum.handles.standing import TRIED_AT_ONCE, stand, standpoint
from forum.public_ids import new_id
from tests.counting import statements

NOTE = Kind("of a test")


def test_entries_are_found_beside_who_they_belong_to(session, make):
    writer, thread = make.writer(), make.thread()
    make.reply(thread, writer=writer)
    put(session, writer.root, NOTE, thread.id, holds=["mine"])
    wanted = {"note": (NOTE, thread.id), "other": (NOTE, new_id())}

    with statements(session.get_bind()) as asked:
        here, found = stand(session, writer.root, thread.id, wanted)

    assert here == standpoint(session, writer.root, thread.id)
    assert here.voice is not None
    assert found == {"note": ["mine"]}
    assert len(asked) == 1


def test_to_somebody_else_nothing_of_it_is_theirs(session, make):
    writer, thread = make.writer(), make.thread()
    make.reply(thread, writer=writer)
    put(session, writer.root, NOTE, thread.id, holds=["mine"])

    here, found = stand(session, make.writer().root, thread.id, {"note": (NOTE, thread.id)})

    assert (here.voice, here.known, found) == (None, None, {})


def test_names_that_somebody_has_or_nobody_may_have_are_not_on_offer(session, make):
    root = make.writer().root
    first, second, *others = offers(session, root, 0)
    reserve(session, first)
    taken = make.writer(post_as="known", known_name=None)
    make.reply(make.thread(), writer=taken)

    here = standpoint(session, root, new_id())

    assert here.known_names == [second, *others]


def test_a_name_that_somebody_has_in_the_thread_is_not_offered(session, make):
    root, thread = make.writer().root, make.thread()
    usual = standpoint(session, root, thread.id).name
    somebody = make.reply(thread).handle_id
    _call(session, somebody, usual)

    assert standpoint(session, root, thread.id).name != usual


def test_where_several_names_are_taken_the_next_free_one_is_offered(session, make):
    root, thread = make.writer().root, make.thread()
    offered = []
    for _ in range(TRIED_AT_ONCE + 2):
        offered.append(standpoint(session, root, thread.id).name)
        _call(session, make.reply(thread).handle_id, offered[-1])

    assert len(set(offered)) == TRIED_AT_ONCE + 2


def _call(session, handle_id, name):

    session.get_one(Handle, handle_id).name = name
    session.flush()
