"""What goes by itself, and what stays."""

from datetime import date, timedelta

from sqlalchemy import select

from forum.handles.deriving import board_scope, reader_scope
from forum.notices.following import follow
from forum.notices.models import Follow, Notice, NoticeKind
from forum.privacy.models import Ended, Ending, Erased, Erasure, Parting
from forum.privacy.sweeping import (
    forget_counts,
    forget_endings,
    forget_erasures,
    forget_notices,
)
from forum.public_ids import new_id
from forum.threads.models import FirstReplies, Post
from forum.threads.taking_back import take_back
from tests.makers import NOON


def tell(session, post, *, days_ago: int) -> bytes:
    day = NOON.date() - timedelta(days=days_ago)
    notice = Notice(
        id=new_id(), handle_id=new_id(), kind=NoticeKind.REPLY, post_id=post.id, day=day
    )
    session.add(notice)
    session.flush()
    return notice.id


def test_a_notice_goes_after_60_days_and_not_before(session, make):
    post = make.reply(make.thread())
    kept, gone = tell(session, post, days_ago=60), tell(session, post, days_ago=61)

    forget_notices(session, at=NOON)

    left = set(session.scalars(select(Notice.id)))
    assert kept in left
    assert gone not in left


def test_a_follow_goes_with_its_thread_and_stays_with_its_board(session, make):
    # Given somebody who follows a thread, another thread and a board
    writer, reader = make.writer(), make.writer()
    gone, stays = make.thread(writer=writer), make.thread()
    for scope, about in (
        (reader_scope(gone.id), gone.id),
        (reader_scope(stays.id), stays.id),
        (board_scope(stays.board_id), stays.board_id),
    ):
        follow(session, reader.root, scope, about_id=about)

    # When the first thread is taken back as a whole
    opening = session.scalars(select(Post.id).where(Post.thread_id == gone.id)).one()
    assert take_back(session, opening, writer=writer) is None
    forget_notices(session, at=NOON)

    # Then what leads nowhere is gone
    assert set(session.scalars(select(Follow.about_id))) == {stays.id, stays.board_id}


def test_counts_of_first_replies_are_kept_for_eight_weeks(session, make):
    board = make.board()
    for weeks in (0, 8, 9):
        thread = make.thread(board=board, at=NOON - timedelta(weeks=weeks))
        make.reply(thread, at=NOON - timedelta(weeks=weeks))

    forget_counts(session, at=NOON)

    assert len(session.scalars(select(FirstReplies)).all()) == 2


def test_what_was_erased_is_noted_as_long_as_a_backup_may_be_kept(session):
    # Given notes of three months
    months = [date(2026, month, 1) for month in (12, 11, 10)]
    for month in months:
        session.add(Erasure(mark=new_id(), post_id=new_id(), kind=Erased.GONE, month=month))
        session.add(Parting(mark=new_id(), handle_id=new_id(), month=month))
    session.commit()
    for month in months:
        session.add(Ending(mark=new_id(), about=new_id(), kind=Ended.DUTIES, month=month))
    session.commit()

    # When the last day is over on which a backup of October may be kept, and one of November not
    for forget, tables in ((forget_erasures, (Erasure, Parting)), (forget_endings, (Ending,))):
        forget(session, today=date(2026, 11, 30))
        assert [len(session.scalars(select(table)).all()) for table in tables] == [3] * len(tables)
        forget(session, today=date(2026, 12, 1))
        session.commit()

        # Then the notes of October are gone, and no others
        for table in tables:
            assert set(session.scalars(select(table.month))) == set(months[:2])
