"""Words that were hidden for long enough: they go for good, and later who wrote them."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from forum.errors import Refused
from forum.events import announce
from forum.language.messages import _
from forum.threads.holding.clearing import clear
from forum.threads.holding.keeping_hold import hold
from forum.threads.holding.wording import is_gone
from forum.threads.models import Answer, HeldWords, Line, Post, PostState
from forum.threads.news import WordsForgotten


def forget_words(session: Session, post: Post) -> None:
    """Remove the words of a hidden post. Done twice, it is done once.

    A line stays for its writer; and for others, where something hangs on it.

    Raises:
        NotFound: its writer has taken it back.
        Refused: everybody can read it.
    """
    thread = hold(session, post)
    if post.state == PostState.PUBLISHED:
        raise Refused(_("Everybody can read this: hide it first."))
    for table in (HeldWords, Answer):
        session.execute(delete(table).where(table.post_id == post.id))
    post.state, post.line, post.edited_on = PostState.WITHHELD, Line.TAKEN_DOWN, None
    post.notes, post.answers, post.helped_on = None, None, None
    announce(session, WordsForgotten(post.id))
    clear(session, thread, post)


def forget_writer(session: Session, post: Post) -> None:
    """Forget who wrote words that are gone, and the line that only they still saw.

    Raises:
        NotFound: its writer has taken it back.
    """
    thread = hold(session, post)
    if not is_gone(session, post):
        return
    post.handle_id = None
    if post.seq == 0:
        thread.handle_id = None
    if post.hidden_on is None:
        post.state, post.line, post.line_rule = PostState.TAKEN_BACK, None, None
        clear(session, thread, post)
