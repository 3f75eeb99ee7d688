"""The threads that a member is in, from their keyring. Nothing here writes."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.database import AnyRow, AnySelect, in_parts
from forum.handles.deriving import thread_in
from forum.handles.keyring import Key
from forum.handles.models import Handle
from forum.language.messages import _
from forum.permissions import Viewer, readable_by
from forum.public_ids import from_text, to_text
from forum.threads.holding.visible import thread_stands_for
from forum.threads.models import HeldWords, Post, PostState, Thread

# The database leaves out what is not wanted: reading a long list only to drop it costs more.
_LATEST_FIRST = (Thread.last_day.desc(), Thread.last_step.desc(), Thread.id.desc())


@dataclass(frozen=True)
class MyThread:
    """A thread, and who this member is in it."""

    thread: AnyRow
    me: Handle

    @property
    def hidden(self) -> str | None:
        """What to say of a thread whose first words others cannot read; None if they can."""
        if self.thread.state == PostState.HELD:
            return _("Waiting for a moderator")
        return _("Hidden from others") if self.thread.state == PostState.WITHHELD else None


def my_threads(
    session: Session, keyring: Sequence[Key], *, viewer: Viewer, most: int | None = None
) -> list[MyThread]:
    """Return this member's threads, those that were active last first; `most` of them, or all."""
    threads_of = ((thread_in(key.scope), key.handle_id) for key in keyring)
    voices = {thread_id: handle for thread_id, handle in threads_of if thread_id}
    wanted = (
        select(
            Thread.id,
            func.coalesce(Thread.title, HeldWords.title).label("title"),
            Thread.handle_id,
            Post.state,
            Thread.replies,
            Thread.last_day,
            Thread.last_step,
            Thread.last_hour,
            Board.name.label("board_name"),
        )
        .join(Board, Board.id == Thread.board_id)
        .join(Post, and_(Post.thread_id == Thread.id, Post.seq == 0))
        .where(Board.reading.in_(readable_by(viewer)))
    )
    if most is not None:
        wanted = wanted.order_by(*_LATEST_FIRST).limit(most)
    threads = [
        thread
        for some in in_parts(list(voices))
        for thread in session.execute(_as_seen_by([voices[id_] for id_ in some], wanted, some))
    ]
    latest_first = sorted(threads, key=lambda t: (t.last_day, t.last_step, t.id), reverse=True)
    latest_first = latest_first[:most]
    handles = {
        handle.id: handle
        for some in in_parts([voices[thread.id] for thread in latest_first])
        for handle in session.scalars(select(Handle).where(Handle.id.in_(some)))
    }
    return [MyThread(thread, handles[voices[thread.id]]) for thread in latest_first]


def _as_seen_by(mine: Sequence[bytes], wanted: AnySelect, threads: Sequence[bytes]) -> AnySelect:
    """Add the titles that only their writers can read now; leave what is there for others alone."""
    own = and_(HeldWords.post_id == Post.id, Post.handle_id.in_(mine))
    return wanted.outerjoin(HeldWords, own).where(Thread.id.in_(threads), thread_stands_for(mine))


def forms_there(session: Session, forms: Sequence[str], *, viewer: Viewer) -> set[str]:
    """Return which of the addresses in `forms` still lead to something this member can write in."""
    threads, slugs, posts = _parts(forms, "t"), _parts(forms, "boards"), _parts(forms, "p")
    readable = Board.reading.in_(readable_by(viewer)) & Board.archived_on.is_(None)
    open_threads = (
        select(Thread.id)
        .join(Board, Board.id == Thread.board_id)
        .where(readable, Thread.locked_reason.is_(None))
    )
    of_threads = open_threads.where(Thread.id.in_(_ids(threads)))
    of_posts = select(Post.id).where(
        Post.id.in_(_ids(posts)),
        Post.state != PostState.TAKEN_BACK,
        Post.thread_id.in_(open_threads),
    )
    of_boards = select(Board.slug).where(readable, Board.slug.in_(slugs))
    there = {to_text(id_) for wanted in (of_threads, of_posts) for id_ in session.scalars(wanted)}
    there |= set(session.scalars(of_boards))
    return {form for form in forms if form.split("/")[2] in there}


def _parts(forms: Sequence[str], kind: str) -> list[str]:
    """Return what stands for the thing in addresses such as "/t/<thread>/reply"."""
    return [form.split("/")[2] for form in forms if form.startswith(f"/{kind}/")]


def _ids(texts: Sequence[str]) -> list[bytes]:
    return [from_text(text) for text in texts]
