from forum.handles.deriving import own_handles
from forum.handles.models import Handle
from forum.handles.speaking import offers
from forum.public_ids import new_id
from forum.talk.who import who_i_am


def test_before_writing_a_name_for_the_thread_and_names_to_be_known_by_are_on_offer(session, make):
    writer, thread = make.writer(), make.thread()

    me = who_i_am(session, writer.root, thread.id)

    assert not me.chosen
    assert me.handle_id in own_handles(writer.root, thread.id)
    assert me.known is None
    assert me.known_names == offers(session, writer.root, 0)


def test_the_name_on_offer_is_the_one_that_the_post_gets(session, make):
    writer, thread = make.writer(), make.thread()
    offered = who_i_am(session, writer.root, thread.id)

    post = make.reply(thread, writer=writer)

    assert session.get_one(Handle, post.handle_id).name == offered.name


def test_after_writing_the_name_holds(session, make):
    writer, thread = make.writer(), make.thread()
    post = make.reply(thread, writer=writer)

    me = who_i_am(session, writer.root, thread.id)

    assert (me.chosen, me.handle_id, me.known_names) == (True, post.handle_id, [])


def test_a_known_name_is_offered_alone_in_the_next_thread(session, make):
    known = make.writer(post_as="known")
    post = make.reply(make.thread(), writer=known)
    name = session.get_one(Handle, post.handle_id).name

    me = who_i_am(session, known.root, new_id())

    assert (me.chosen, me.known.name, me.known_names) == (False, name, [name])


def test_a_known_name_holds_in_the_thread_where_it_was_chosen(session, make):
    known, thread = make.writer(post_as="known"), make.thread()
    post = make.reply(thread, writer=known)

    me = who_i_am(session, known.root, thread.id)

    assert (me.chosen, me.handle_id) == (True, post.handle_id)
