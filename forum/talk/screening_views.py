"""What is sent, looked at first: whether it waits for a moderator, or may not be sent at all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from flask import current_app
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.boards.reading import board_for
from forum.clock import now
from forum.database import AnyRow
from forum.handles.foreseeing import foresee
from forum.handles.speaking import Writer
from forum.language.messages import _l
from forum.moderation.screening import Meant, Screening, carry, screen
from forum.moderation.writers.pauses import Paused, pause_of
from forum.talk.forms import EditForm, ReplyForm, ThreadForm
from forum.threads.holding.rewording import change
from forum.threads.models import Line, Post, PostState, Thread
from forum.threads.opening import open_thread
from forum.threads.replying import reply
from forum.transaction import reading, transaction
from forum.web.visits.sessions import member
from forum.wordrules.matching import Match

URGENT = "now"
_BOARD_OF = select(Board).join(Thread).where(Thread.id == bindparam("thread"))
HELP = _l("If you may be in danger now, people are there for you: press Get help now above.")


def send_thread(form: ThreadForm, slug: str, met: Sequence[Match] | None) -> tuple[Thread, str]:
    """Start a thread; return it, and what is to be said besides. Raises as `open_thread`.

    Args:
        met: what word rules match in the words; None looks for it.
    """
    words, at = form.words(), now()
    board = board_for(reading(), slug, viewer=member())
    screened = _screen(Meant(board, words.body, words.title, is_new=True, met=met), at=at)
    with transaction() as session:
        here = board_for(session, slug, viewer=member())
        writer = _writer(session, form.writer(member()), screened, (board.id, board.posting))
        return open_thread(session, here, words, writer=writer, at=at), said_besides(screened)


def send_reply(form: ReplyForm, thread: AnyRow, met: Sequence[Match] | None) -> tuple[Post, str]:
    """Add a reply; take and return the same. Raises as `reply`."""
    words, at = form.words(), now()
    meant = Meant(thread, words.body, thread_id=thread.id, is_new=True, met=met)
    screened = _screen(meant, at=at)
    me = foresee(reading(), form.writer(member()), thread.id)
    with transaction() as session:
        writer = _writer(session, me, screened, (thread.board_id, thread.posting))
        post = reply(session, thread.id, words, writer=writer, at=at)
    return post, said_besides(screened)


def send_change(form: EditForm, post: Post) -> tuple[Post, str]:
    """Change the member's own words; return the same. Raises as `change`."""
    words, at, board = form.words(), now(), _board_of(post.thread_id)
    meant = Meant(
        board,
        words.body,
        words.title or "",
        post.thread_id,
        is_change=post.state == PostState.PUBLISHED,
        is_asked=post.line == Line.REWORD,
    )
    screened = _screen(meant, at=at)
    with transaction() as session:
        me = Writer(root=member().root)
        writer = _writer(session, me, screened, (board.id, board.posting))
        post = change(session, post.id, words, writer=writer, at=at)
    return post, said_besides(screened)


def paused_here(thread_id: bytes | None) -> Paused | None:
    """Return what keeps the member from writing in a thread (None: in a new one), or None."""
    session, root = reading(), member().root
    return pause_of(session, root, thread_id=thread_id, today=now().date())


def said_besides(screened: Screening) -> str:
    """Return where help is, for somebody whose words say that they may be in danger."""
    return f" {HELP}" if screened.risk is not None and screened.risk.band == URGENT else ""


def _screen(meant: Meant, *, at: datetime) -> Screening:
    first_posts = current_app.extensions["settings"].hold_first_posts
    return screen(reading(), member().root, meant, first_posts=first_posts, at=at)


def _writer(
    session: Session, writer: Writer, screened: Screening, judged_on: tuple[bytes, str]
) -> Writer:
    carry(session, screened)
    return replace(writer, waits=screened.waits, judged_on=judged_on)


def _board_of(thread_id: bytes) -> Board:
    return reading().scalars(_BOARD_OF, {"thread": thread_id}).one()
