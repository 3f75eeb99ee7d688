"""Write notices, in the very transaction of what they tell of.

Who follows is told of every post, their own included: leaving it out would show which reader
wrote it. Their own page leaves it out (gathering.py), where only they can see it.
"""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from forum.events import NewsDesk
from forum.handles.glancing import glanced
from forum.notices.models import Follow, Notice, NoticeKind
from forum.notices.outcomes import put_notices
from forum.threads.models import Post
from forum.threads.news import AnswerGone, PostAnswered, PostGone, PostPublished

LATEST_OF_A_THREAD = 20
# Asked with each new post, so they are put together once.
_WRITER = select(Post.handle_id).where(Post.id == bindparam("post"))
_FOLLOWERS = select(Follow.handle_id).where(Follow.about_id == bindparam("about"))


def sit_down_at(desk: NewsDesk) -> None:
    """Hear of everything that somebody may want to know."""
    desk.record(PostPublished, tell_of_post)
    desk.record(PostGone, forget_post)
    desk.record(PostAnswered, tell_of_answer)
    desk.record(AnswerGone, forget_answer)


def tell_of_post(session: Session, news: PostPublished) -> None:
    """Tell whose words it answers, and who follows the thread, or the board a new thread is on."""
    if news.is_opening:
        followers = _followers(session, news.board_id)
        _tell(session, followers, NoticeKind.ON_BOARD, about=news.post_id, day=news.day)
        return
    answered = _writer_answered(session, news)
    if answered is not None and answered != news.handle_id:
        _tell(session, [answered], NoticeKind.REPLY, about=news.post_id, day=news.day)
    followers = _followers(session, news.thread_id)
    _forget_earlier(session, followers, news)
    _tell(session, followers, NoticeKind.IN_THREAD, about=news.post_id, day=news.day)


def tell_of_answer(session: Session, news: PostAnswered) -> None:
    """Tell the writer, once for each kind of answer, however many people give it."""
    kind = NoticeKind(news.kind)
    told = select(Notice.id).where(
        Notice.handle_id == news.writer_id, Notice.kind == kind, Notice.post_id == news.post_id
    )
    if session.scalar(told) is None:
        _tell(session, [news.writer_id], kind, about=news.post_id, day=news.day)


def forget_answer(session: Session, news: AnswerGone) -> None:
    session.execute(
        delete(Notice).where(Notice.post_id == news.post_id, Notice.kind == NoticeKind(news.kind))
    )


def forget_post(session: Session, news: PostGone) -> None:
    """Forget what was told of it, but that it is gone: who flagged it hears that just now."""
    of_it = Notice.post_id == news.post_id, Notice.kind != NoticeKind.FLAG_GONE
    session.execute(delete(Notice).where(*of_it))


def _writer_answered(session: Session, news: PostPublished) -> bytes | None:
    if news.parent_id is None:
        return news.asker_id
    return session.scalar(_WRITER, {"post": news.parent_id})


def _followers(session: Session, about_id: bytes) -> list[bytes]:
    return [row.handle_id for row in glanced(session, _FOLLOWERS, {"about": about_id})]


def _forget_earlier(session: Session, followers: list[bytes], news: PostPublished) -> None:
    """Of a thread that is followed, the latest few posts are enough: pages tell of one.

    More than one is kept, for the latest may be taken back, or be the reader's own.
    """
    if not followers:
        return
    of_thread = select(Post.id).where(Post.thread_id == news.thread_id).order_by(Post.seq.desc())
    earlier = of_thread.offset(LATEST_OF_A_THREAD).limit(LATEST_OF_A_THREAD)
    session.execute(
        delete(Notice).where(
            Notice.kind == NoticeKind.IN_THREAD, Notice.post_id.in_(earlier.scalar_subquery())
        )
    )


def _tell(
    session: Session, handles: Iterable[bytes], kind: NoticeKind, *, about: bytes, day: date
) -> None:
    put_notices(session, handles, (kind, b""), about=about, day=day)
