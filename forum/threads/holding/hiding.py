"""Hide a post from everybody but its writer."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.events import announce
from forum.threads.holding.counting import count_again
from forum.threads.holding.keeping_hold import hold
from forum.threads.holding.wording import hold_back
from forum.threads.models import Line, Post, PostState
from forum.threads.news import PostHidden


def hide(session: Session, post: Post, *, line: Line, rule: int | None, at: datetime) -> None:
    """Let a line stand where the post is, or change the line. Done twice, it is done once.

    Args:
        rule: the number of the house rule that it did not keep to, for the line to say.

    Raises:
        NotFound: its writer has taken it back.
    """
    thread = hold(session, post)
    was_shown = post.state == PostState.PUBLISHED
    if was_shown:
        hold_back(session, thread, post)
        post.hidden_on = at.date()
    post.state = PostState.HELD if line == Line.WAITING else PostState.WITHHELD
    post.line, post.line_rule = line, rule
    session.flush()
    if was_shown:
        count_again(session, thread)
        announce(session, PostHidden(post.id))
