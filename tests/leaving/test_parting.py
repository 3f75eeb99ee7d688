"""Words that stay, under names that have nothing to do with each other."""

from sqlalchemy import select

from forum.handles.models import Handle
from forum.leaving.parting import part_from_known_name
from forum.threads.models import Post, Thread


def parted(session, mine):
    """Let what is under the known name part; return whose those posts are by then."""
    under = select(Post.id).where(Post.handle_id == mine.known)
    posts = session.scalars(under).all()
    for thread in mine.posts:
        part_from_known_name(session, mine.known, thread)
        session.commit()
    return session.scalars(select(Post).where(Post.id.in_(posts))).all()


def test_each_thread_gets_a_name_of_its_own(session, mine):
    posts = parted(session, mine)

    handles = {post.thread_id: session.get_one(Handle, post.handle_id) for post in posts}
    assert len(posts) > len(handles) > 2, "in one thread it is one name"
    assert len({handle.id for handle in handles.values()} - {mine.known}) == len(handles)
    assert len({handle.name for handle in handles.values()}) == len(handles)
    assert session.scalars(select(Thread).where(Thread.handle_id == mine.known)).all() == []


def test_its_day_is_that_of_its_posts_and_not_of_the_known_name(session, mine):
    for post in session.scalars(select(Post).where(Post.handle_id == mine.known)):
        post.day = post.day.replace(day=7)
    session.commit()

    posts = parted(session, mine)

    assert {session.get_one(Handle, post.handle_id).day.day for post in posts} == {7}


def test_done_twice_it_is_done_once(session, mine):
    parted(session, mine)
    handles = session.scalars(select(Handle.id)).all()

    assert parted(session, mine) == []
    assert session.scalars(select(Handle.id)).all() == handles
