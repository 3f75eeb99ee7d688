"""Show a post that was hidden: for the first time, or again."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.errors import Conflict
from forum.events import announce
from forum.language.messages import _l
from forum.threads.holding.arriving import arrive
from forum.threads.holding.changing import change
from forum.threads.holding.counting import count_again
from forum.threads.holding.keeping_hold import hold
from forum.threads.holding.wording import give_out, is_gone
from forum.threads.models import Post, PostState, Thread
from forum.threads.news import PostShown
from forum.threads.places.placing import place_for

GONE = _l("Its words are gone: they were kept for seven days. Nobody can show it again.")


def show(session: Session, post: Post, *, at: datetime) -> None:
    """Let everybody read the post. Done twice, it is done once.

    A post that nobody has seen yet comes as if it were written now. One that people had seen
    stands where it stood, and its thread is as it was.

    Raises:
        NotFound: its writer has taken it back.
        Conflict: it was hidden for so long that its words are gone.
    """
    thread = hold(session, post)
    if post.state == PostState.PUBLISHED:
        return
    if is_gone(session, post):
        raise Conflict(str(GONE))
    was_seen, step = post.hidden_on is not None, give_out(session, thread, post)
    post.state, post.line, post.line_rule, post.hidden_on = PostState.PUBLISHED, None, None, None
    if was_seen:
        _come_back(session, thread, post, step=step)
    else:
        _come_new(session, thread, post, at=at)


def _come_back(session: Session, thread: Thread, post: Post, *, step: int) -> None:
    if (post.day, step) > (thread.last_day, thread.last_step):
        thread.last_day, thread.last_hour, thread.last_step = post.day, post.hour, step
    session.flush()
    count_again(session, thread)
    announce(session, PostShown(post.id))


def _come_new(session: Session, thread: Thread, post: Post, *, at: datetime) -> None:
    if post.seq:
        parent = session.get(Post, post.parent_id) if post.parent_id else None
        post.seq, post.position = thread.next_seq, place_for(session, thread.id, parent=parent)
        thread.next_seq += 1
    post.day, post.hour = at.date(), at.hour
    change(session, thread, **arrive(session, thread, post, at=at))
