"""After two days a post knows its day and no longer its hour."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from forum.privacy.fading import HOUR_IS_KEPT, fade_hours
from forum.threads.models import HeldWords, Post, Thread

AT = datetime(2026, 3, 18, 12, 30, tzinfo=UTC)


def hours_of_posts(session) -> list[int | None]:
    return list(session.scalars(select(Post.hour).order_by(Post.seq)))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (datetime(2026, 3, 18, 12, 29, tzinfo=UTC), 12),
        (datetime(2026, 3, 17, 0, 0, tzinfo=UTC), 0),
        (datetime(2026, 3, 16, 23, 59, tzinfo=UTC), 23),
        (datetime(2026, 3, 16, 12, 0, tzinfo=UTC), 12),
        (datetime(2026, 3, 16, 11, 59, tzinfo=UTC), None),
        (datetime(2026, 3, 16, 0, 0, tzinfo=UTC), None),
        (datetime(2026, 3, 15, 23, 0, tzinfo=UTC), None),
        (datetime(2025, 3, 18, 12, 0, tzinfo=UTC), None),
    ],
)
def test_an_hour_is_kept_for_two_days(session, make, written, kept):
    thread = make.thread(at=written)

    fade_hours(session, at=AT)

    session.refresh(thread)
    assert hours_of_posts(session) == [kept]
    assert (thread.hour, thread.last_hour) == (kept, kept)


def test_the_day_stays(session, make):
    thread = make.thread(at=AT - timedelta(days=30))
    day = thread.day

    fade_hours(session, at=AT)

    session.refresh(thread)
    assert (thread.day, thread.last_day) == (day, day)
    assert session.scalars(select(Post.day)).all() == [day]


def test_an_old_thread_with_a_new_reply_forgets_its_beginning_alone(session, make):
    thread = make.thread(at=AT - timedelta(days=3))
    make.reply(thread, at=AT)
    session.flush()

    fade_hours(session, at=AT)

    session.refresh(thread)
    assert hours_of_posts(session) == [None, 12]
    assert (thread.hour, thread.last_hour) == (None, 12)
    assert thread.step == 0
    assert thread.last_step > 0


def test_the_order_within_a_day_is_forgotten_with_the_hour(session, make):
    """It would tell which of two people was up first."""
    board = make.board()
    for minutes in range(3):
        make.thread(board=board, at=AT - timedelta(days=3, minutes=minutes))
    session.flush()
    before = set(session.scalars(select(Thread.last_step)))

    fade_hours(session, at=AT)

    assert len(before) == 3
    steps = session.execute(select(Thread.step, Thread.last_step)).all()
    assert {tuple(row) for row in steps} == {(0, 0)}


def test_fading_again_changes_nothing(session, make):
    make.reply(make.thread(at=AT - timedelta(days=3)), at=AT)
    fade_hours(session, at=AT)
    before = hours_of_posts(session)

    fade_hours(session, at=AT)

    assert hours_of_posts(session) == before == [None, 12]


def test_two_days_later_nothing_of_today_has_an_hour(session, make):
    make.reply(make.thread(at=AT), at=AT)

    fade_hours(session, at=AT + HOUR_IS_KEPT + timedelta(hours=1))

    assert hours_of_posts(session) == [None, None]
    assert session.scalars(select(Thread.hour)).all() == [None]


def test_what_is_hidden_forgets_where_its_thread_stood_with_the_hour(session, make):
    # Given a reply of today and one of last week, which are hidden
    thread = make.thread(at=AT - timedelta(days=7))
    posts = [make.hide(make.reply(thread, at=AT - timedelta(days=days))) for days in (7, 0)]

    fade_hours(session, at=AT)
    session.expire_all()

    # Then only today's knows its place, and showing them again does not bring one back
    assert [session.get(HeldWords, post.id).step for post in posts] == [None, 1]
    for post in posts:
        make.show(post, at=AT)
    assert (thread.last_day, thread.last_step) == (AT.date(), 1)
