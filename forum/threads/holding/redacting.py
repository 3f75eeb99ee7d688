"""A moderator changes somebody's words: what gives a person away goes, a note comes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from forum.boards.content_notes import check_notes, offered, packed, unpacked
from forum.boards.models import Board
from forum.events import announce
from forum.threads.holding.keeping_hold import hold
from forum.threads.holding.wording import put_words
from forum.threads.models import Post
from forum.threads.news import PostMarked, PostRedacted
from forum.threads.rules import check_body, check_title


def redact(
    session: Session, post: Post, body: str, *, title: str | None = None, at: datetime
) -> None:
    """Let the post say `body`, and say that it was changed; the old words are gone.

    Args:
        title: the new title of the thread, if the post opens it; None leaves it.

    Raises:
        NotFound: its writer has taken it back.
        Refused: the words do not fit.
    """
    hold(session, post)
    title = check_title(title) if title is not None else None
    put_words(session, post, check_body(body), title=title)
    post.edited_on = at.date()
    announce(session, PostRedacted(post.id))


def add_note(session: Session, post: Post, topics: Sequence[str]) -> None:
    """Put content notes before the post, besides those that it has.

    Raises:
        NotFound: its writer has taken it back.
        Refused: its board does not offer such a note, or there are too many.
    """
    thread, has = hold(session, post), unpacked(post.notes)
    offers = [*offered(session.get_one(Board, thread.board_id).content_notes), *has]
    post.notes = packed(check_notes([*has, *topics], offers))
    announce(session, PostMarked(post.id))
