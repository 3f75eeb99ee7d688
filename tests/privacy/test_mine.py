"""What there is of a member is counted by their own keyring, and nothing of anybody else."""

from forum.handles.deriving import reader_scope
from forum.handles.keyring import keys
from forum.notices.following import follow
from forum.privacy.mine import Mine, mine

NOTHING = Mine(0, 0, 0, 0, 0, 0, 0, 0)


def test_everything_of_a_member_is_counted_and_nothing_of_others(session, make):
    # Given two people who write and one of whom follows
    me, other = make.writer(), make.writer()
    thread = make.thread(writer=me)
    make.reply(thread, writer=me)
    make.reply(thread, writer=other)
    follow(session, me.root, reader_scope(thread.id), about_id=thread.id)

    # When it is counted
    found = mine(session, keys(session, me.root))

    # Then each finds their own
    assert (found.names, found.posts, found.follows) == (1, 2, 1)
    assert mine(session, keys(session, other.root)).posts == 1
    assert mine(session, keys(session, make.writer().root)) == NOTHING
