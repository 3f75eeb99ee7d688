"""The demonstration's answers and waits are like those that members make, and nobody's."""

from datetime import date

from sqlalchemy import func, select

from forum.handles.models import Handle
from forum.public_ids import new_id
from forum.seeding.importing import add_threads, make_ready
from forum.seeding.kindness import add_kindness
from forum.seeding.lines import SavedPost, SavedThread
from forum.threads.models import Answer, FirstReplies, Post

DAY = date(2026, 3, 1)


def fill(session, make, *posts: SavedPost, answers=None):
    """Write a thread whose first post has `answers`; return the board."""
    board = make.board()
    saved = SavedThread(board.slug, "Long nights", list(posts))
    ready = make_ready(saved, board_id=board.id, thread_id=new_id())
    add_threads(session, [ready])
    sample = [
        {"body": post.body, "answers": answers if n == 0 else None} for n, post in enumerate(posts)
    ]
    add_kindness(session, ready, {"posts": sample})
    return board


def test_a_post_says_its_answers_and_each_has_a_reader_that_no_member_is(session, make):
    fill(
        session,
        make,
        SavedPost(None, "Asker", "How?", DAY),
        SavedPost(None, "Other", "Like this.", DAY),
        answers={"hear": 11, "strength": 2},
    )

    [said] = session.scalars(select(Post.answers).where(Post.answers.is_not(None)))
    readers = set(session.scalars(select(Answer.handle_id)))
    assert said == "hear+ strength"
    assert len(readers) == 13
    assert not readers & set(session.scalars(select(Handle.id)))


def test_the_wait_for_somebody_else_is_counted(session, make):
    board = fill(
        session,
        make,
        SavedPost(None, "Asker", "How?", DAY, hour=3),
        SavedPost(None, "Asker", "Anyone?", DAY, hour=4),
        SavedPost(None, "Other", "Like this.", DAY, hour=7),
    )

    counted = session.scalars(select(FirstReplies)).one()
    assert (counted.board_id, counted.hours, counted.threads) == (board.id, 5, 1)


def test_days_are_enough_where_hours_are_forgotten_and_silence_is_not_counted(session, make):
    fill(session, make, SavedPost(None, "Asker", "How?", DAY), SavedPost(None, "Asker", "Me.", DAY))
    fill(
        session,
        make,
        SavedPost(None, "Asker", "How?", DAY),
        SavedPost(None, "Other", "So.", date(2026, 3, 2)),
    )

    assert session.scalars(select(FirstReplies.hours)).all() == [48]
    assert session.scalar(select(func.count()).select_from(Answer)) == 0
