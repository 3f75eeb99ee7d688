"""Words that stay, under names that have nothing to do with each other."""

from sqlalchemy import select

from forum.events import take_news
from forum.handles.models import Handle
from forum.handles.news import KnownNameLeft
from forum.leaving.parting import part_from_known_name, tell_of_parting
from forum.public_ids import new_id
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


def test_it_is_told_of_a_name_that_there_was_and_of_no_other(session, mine):
    take_news(session)

    tell_of_parting(session, new_id())
    assert take_news(session) == []

    tell_of_parting(session, mine.known)
    assert take_news(session) == [KnownNameLeft(mine.known)]
