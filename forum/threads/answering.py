"""Answer a post without a word: I hear you, me too, this helped, sending strength.

One of each for one person and post; the same once more takes it back. Who answered is kept
under a reader's handle, which leads to no name.
"""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.errors import Refused
from forum.events import announce
from forum.handles.deriving import handle_id, own_handles, reader_scope
from forum.handles.keyring import come_in
from forum.handles.speaking import Writer
from forum.language.messages import _
from forum.sealing import derive
from forum.threads.models import Answer, Post, Thread
from forum.threads.news import AnswerGone, PostAnswered
from forum.threads.revising import post_to_change
from forum.threads.rules import HELPED, HELPED_ASKER, check_answer, levels


def answer(session: Session, post_id: bytes, kind: str, *, writer: Writer, today: date) -> Post:
    """Give the answer, or take it back where this member has given it.

    When the person who opened the thread says that a reply helped, everybody sees that it was
    they: it is a mark on the reply, and not one of the answers that nobody is named for.

    Raises:
        NotFound: there is no such post, it is gone, or this member may not read it.
        Refused: it is their own post, or `kind` is none of ours.
    """
    check_answer(kind)
    post, thread = post_to_change(session, post_id, viewer=writer)
    mine = own_handles(writer.root, thread.id)
    if post.handle_id in mine:
        raise Refused(_("This is your own post. Others can answer it."))
    if kind == HELPED and thread.handle_id in mine:
        _mark_what_helped(session, post, today=today)
    else:
        is_given = _turn(session, post, thread, kind, root=writer.root)
        numbers = _numbers(session, post)
        post.answers = levels(numbers)
        if is_given:
            _tell_writer(session, post, kind, today=today)
        elif kind not in numbers:
            announce(session, AnswerGone(post.id, kind))
    return post


def has_answered(session: Session, post_id: bytes, kind: str, *, writer: Writer) -> bool:
    """Return whether this member has said so of the post, which is held until the commit.

    Raises:
        NotFound: as `answer`.
    """
    post, thread = post_to_change(session, post_id, viewer=writer)
    if kind == HELPED and thread.handle_id in own_handles(writer.root, thread.id):
        return post.helped_on is not None
    reader = handle_id(writer.root, reader_scope(thread.id))
    return session.get(Answer, derive(reader, "answer", post.id + kind.encode())) is not None


def _mark_what_helped(session: Session, post: Post, *, today: date) -> None:
    post.helped_on = None if post.helped_on else today
    if post.helped_on:
        _tell_writer(session, post, HELPED_ASKER, today=today)
    else:
        announce(session, AnswerGone(post.id, HELPED_ASKER))


def _turn(session: Session, post: Post, thread: Thread, kind: str, *, root: bytes) -> bool:
    """Give the answer or take it back; return whether it is given now."""
    reader = come_in(session, root, reader_scope(thread.id))
    key = derive(reader, "answer", post.id + kind.encode())
    given = session.get(Answer, key)
    if given is None:
        session.add(Answer(id=key, handle_id=reader, post_id=post.id, kind=kind))
    else:
        session.delete(given)
    session.flush()  # the counting below must see it
    return given is None


def take_answers(session: Session, reader: bytes, thread_id: bytes) -> None:
    """Take back every answer that this reader gave in the thread."""
    of_thread = select(Answer).join(Post, Post.id == Answer.post_id)
    mine = of_thread.where(Post.thread_id == thread_id, Answer.handle_id == reader)
    for given in session.scalars(mine).all():
        post = session.get_one(Post, given.post_id)
        session.delete(given)
        session.flush()
        numbers = _numbers(session, post)
        post.answers = levels(numbers)
        if given.kind not in numbers:
            announce(session, AnswerGone(post.id, given.kind))


def _numbers(session: Session, post: Post) -> dict[str, int]:
    """Return how many people gave each answer that anybody gave."""
    counted = (
        select(Answer.kind, func.count()).where(Answer.post_id == post.id).group_by(Answer.kind)
    )
    return {row[0]: row[1] for row in session.execute(counted)}


def _tell_writer(session: Session, post: Post, kind: str, *, today: date) -> None:
    if post.handle_id is not None:
        announce(session, PostAnswered(post.id, post.handle_id, kind, today))
