"""A writer changes their words, also those that nobody else can read for now."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.boards.content_notes import check_notes, offered, packed, unpacked
from forum.boards.models import Board
from forum.errors import NotFound
from forum.events import announce
from forum.handles.speaking import Writer
from forum.threads.holding.wording import held_words, put_words
from forum.threads.models import HeldWords, Line, Post, PostState, Thread
from forum.threads.news import PostChanged
from forum.threads.revising import Revision, check_not_changed, own_post_to_change, revise
from forum.threads.rules import check_body, check_judged, check_open, check_title


def change(
    session: Session, post_id: bytes, revision: Revision, *, writer: Writer, at: datetime
) -> Post:
    """Replace the words of the member's own post, whether others can read it or not.

    Raises:
        NotFound, NotAllowed, Refused, Conflict: as `revise`.
        Refused: other rules hold there than those that were asked.
    """
    post, thread = own_post_to_change(session, post_id, writer=writer)
    board = session.get_one(Board, thread.board_id)
    check_judged(writer.judged_on, board_id=board.id, posting=board.posting)
    deed = revise if post.state == PostState.PUBLISHED else reword
    return deed(session, post_id, revision, writer=writer, at=at)


def reword(
    session: Session, post_id: bytes, revision: Revision, *, writer: Writer, at: datetime
) -> Post:
    """Replace the words of the member's own hidden post, and its title if it opens a thread.

    It stays hidden; one that was to be reworded waits for a moderator now. One that nobody came
    to read can be sent again as it is.

    Raises:
        NotFound: there is no such post, it is gone, or everybody can read it.
        NotAllowed, Refused, Conflict: as `revise`.
    """
    post, thread = own_post_to_change(session, post_id, writer=writer)
    held = held_words(session, post.id)
    if held is None:
        raise NotFound
    if post.line != Line.REWORD:  # whoever is asked to change it can, also when all else is over
        check_open(thread.locked_reason)
    body, title = check_body(revision.body), _title(held, revision)
    notes = _notes(session, thread, post, revision)
    is_same = (held.title, held.source, post.notes) == (title, body, notes)
    if is_same and not _was_given_back(post):
        return post
    if (held.title, held.source) != (title, body):
        check_not_changed(revision, title=held.title, source=held.source)
        put_words(session, post, body, title=title)
        post.edited_on = at.date() if post.hidden_on else None
    post.notes = notes
    if post.line == Line.REWORD:
        post.state, post.line, post.line_rule = PostState.HELD, Line.WAITING, None
    announce(session, PostChanged(post.id))
    return post


def _was_given_back(post: Post) -> bool:
    """Return whether it waited in vain: nobody found anything wrong with it."""
    return post.line == Line.REWORD and post.line_rule is None


def _title(held: HeldWords, revision: Revision) -> str | None:
    if held.title is None or revision.title is None:
        return held.title
    return check_title(revision.title)


def _notes(session: Session, thread: Thread, post: Post, revision: Revision) -> str | None:
    board = session.get_one(Board, thread.board_id)
    offers = [*offered(board.content_notes), *unpacked(post.notes)]
    return packed(check_notes(revision.notes, offers))
