"""Taking words along, in one thread at a time."""

from sqlalchemy import func, select

from forum.leaving.taking import take_posts, take_what_was_said
from forum.moderation.models import Flag
from forum.threads.models import Answer, Post, Words
from tests.leaving.living import live


def test_whatever_became_of_a_post_it_is_taken(session, life):
    take_posts(session, life.posts)
    session.flush()

    of_them = Words.post_id.in_(life.posts)
    assert session.scalar(select(func.count()).where(of_them)) == 0
    left = session.scalars(select(Post).where(Post.id.in_(life.posts))).all()
    assert {(post.state, post.handle_id) for post in left} == {("taken-back", None)}
    assert len(left) < len(life.posts), "where nobody answered, not even a line stands"


def test_taken_twice_or_gone_with_its_thread_is_no_matter(session, life):
    take_posts(session, life.posts)
    session.flush()

    take_posts(session, life.posts)


def test_answers_and_flags_go_and_what_others_said_stays(session, life, mine):
    live(session)
    of_others = len(session.scalars(select(Answer.id)).all())

    for thread, reader in mine.readers.items():
        take_what_was_said(session, reader, thread)
    session.flush()

    assert len(session.scalars(select(Answer.id)).all()) == of_others - 2
    readers = list(mine.readers.values())
    assert session.scalars(select(Flag).where(Flag.handle_id.in_(readers))).all() == []
    opening = select(Post).where(Post.thread_id == life.threads[0], Post.seq == 0)
    assert session.scalars(opening).one().answers == "hear", "somebody else said so too"
