"""Write down, in the very transaction of a change, what the index must look at again.

It says only where to look. What is found there decides, so that order and repetition do not
matter.
"""

from sqlalchemy import insert
from sqlalchemy.orm import Session

from forum.boards.news import ReadingChanged
from forum.database import table_of
from forum.events import NewsDesk
from forum.handles.putting import put_row
from forum.public_ids import new_id
from forum.search.keeping.models import Matter, SearchOutbox
from forum.threads.models import Post, PostState
from forum.threads.news import (
    AnswerGone,
    PostAnswered,
    PostChanged,
    PostGone,
    PostHidden,
    PostMarked,
    PostPublished,
    PostRedacted,
    PostShown,
    ThreadBroughtIn,
    ThreadMoved,
)
from forum.threads.rules import HELPED_ASKER

Changed = PostChanged | PostRedacted | PostMarked
CameOrWent = PostShown | PostHidden
_NEW = insert(table_of(SearchOutbox))


def sit_down_at(desk: NewsDesk) -> None:
    """Hear of everything that can be found, and cannot be found any more."""
    desk.record(PostPublished, hear_of_post)
    for changed in (PostChanged, PostRedacted, PostMarked):
        desk.record(changed, hear_of_change)
    for turned in (PostShown, PostHidden):
        desk.record(turned, hear_of_turn)
    desk.record(PostGone, hear_of_end)
    for marked in (PostAnswered, AnswerGone):
        desk.record(marked, hear_of_help)
    for whole in (ThreadMoved, ThreadBroughtIn):
        desk.record(whole, hear_of_thread)
    desk.record(ReadingChanged, hear_of_board)


def hear_of_post(session: Session, news: PostPublished) -> None:
    """Look at a new post; and at its whole conversation, which may wait no longer."""
    look_at(session, Matter.POST, news.post_id)
    if news.ends_wait:
        look_at(session, Matter.THREAD, news.thread_id)


def hear_of_change(session: Session, news: Changed) -> None:
    """Look at a post that people can read; if it opens a conversation, its notes are on all."""
    post = session.get_one(Post, news.post_id)
    if post.state == PostState.PUBLISHED:
        look_at(session, Matter.POST, post.id)
    if post.seq == 0:
        look_at(session, Matter.THREAD, post.thread_id)


def hear_of_turn(session: Session, news: CameOrWent) -> None:
    """Look at a post, and at what its conversation is without it or with it."""
    post = session.get_one(Post, news.post_id)
    is_shown = post.state == PostState.PUBLISHED
    look_at(session, Matter.POST if is_shown else Matter.GONE, post.id)
    look_at(session, Matter.THREAD, post.thread_id)


def hear_of_end(session: Session, news: PostGone) -> None:
    look_at(session, Matter.GONE, news.post_id)
    look_at(session, Matter.THREAD, news.thread_id)


def hear_of_help(session: Session, news: PostAnswered | AnswerGone) -> None:
    """Look at a conversation whose opener says that something helped, or says so no more."""
    post = session.get(Post, news.post_id) if news.kind == HELPED_ASKER else None
    if post is not None:
        look_at(session, Matter.THREAD, post.thread_id)


def hear_of_thread(session: Session, news: ThreadMoved | ThreadBroughtIn) -> None:
    look_at(session, Matter.THREAD, news.thread_id)


def hear_of_board(session: Session, news: ReadingChanged) -> None:
    look_at(session, Matter.BOARD, news.board_id)


def look_at(session: Session, matter: Matter, about_id: bytes) -> None:
    """Let the index look at a thing again."""
    row = {"id": new_id(), "kind": matter, "about_id": about_id}
    put_row(session, _NEW, row)
