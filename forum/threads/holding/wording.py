"""The words of a post, wherever they lie: with those that people read, or held back."""

from sqlalchemy.orm import Session

from forum.errors import NotFound
from forum.public_ids import number_of
from forum.threads.models import HeldWords, Post, PostState, Thread, Words
from forum.writing import VERSION, to_html


def held_words(session: Session, post_id: bytes) -> HeldWords | None:
    """Return the words of a hidden post; None when it is not hidden."""
    return session.get(HeldWords, post_id)


def is_gone(session: Session, post: Post) -> bool:
    """Return whether nobody can ever read the words again: taken back, or kept long enough."""
    if post.state in (PostState.TAKEN_BACK, PostState.PUBLISHED):
        return post.state == PostState.TAKEN_BACK
    return held_words(session, post.id) is None


def words_of(session: Session, post: Post) -> Words | HeldWords:
    """Return the row that has the words.

    Raises:
        NotFound: they are gone.
    """
    is_shown = post.state == PostState.PUBLISHED
    words = session.get(Words, post.id) if is_shown else held_words(session, post.id)
    if words is None:
        raise NotFound
    return words


def current_words(session: Session, post_id: bytes) -> tuple[str | None, str]:
    """Return title and source of a post, whether people can read it or not.

    Raises:
        NotFound: there is no such post, or its words are gone.
    """
    post = session.get(Post, post_id)
    if post is None:
        raise NotFound
    return title_of(session, post), words_of(session, post).source


def title_of(session: Session, post: Post) -> str | None:
    """Return the title that goes with the post: that of its thread, if the post opens it."""
    if post.seq:
        return None
    held = held_words(session, post.id)
    return held.title if held else session.get_one(Thread, post.thread_id).title


def put_words(session: Session, post: Post, body: str, *, title: str | None = None) -> None:
    """Let the post say `body`, where its words lie now; and change the title if there is one."""
    words = words_of(session, post)
    words.source, words.html, words.version = body, to_html(body), VERSION
    if title is None or post.seq:
        return
    if isinstance(words, HeldWords):
        words.title = title
    else:
        session.get_one(Thread, post.thread_id).title = title


def hold_back(session: Session, thread: Thread, post: Post) -> None:
    """Take the words from where people read them."""
    words = session.get_one(Words, post.id)
    held = HeldWords(
        post_id=post.id,
        source=words.source,
        html=words.html,
        version=words.version,
        step=thread.last_step if thread.last_day == post.day else None,
    )
    if post.seq == 0:
        held.title, thread.title = thread.title, None
    session.add(held)
    session.delete(words)


def give_out(session: Session, thread: Thread, post: Post) -> int:
    """Put the words where people read them; return the step that came with them, or 0."""
    held = session.get_one(HeldWords, post.id)
    words = Words(
        key=number_of(post.id),
        post_id=post.id,
        source=held.source,
        html=held.html,
        version=held.version,
    )
    if post.seq == 0:
        thread.title = held.title
    session.add(words)
    session.delete(held)
    return held.step or 0
