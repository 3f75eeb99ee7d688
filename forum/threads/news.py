"""What happens in conversations, for whoever keeps track of it (forum/events.py)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PostPublished:
    """People can read a post from now on. `parent_id` is None for the thread itself.

    `asker_id` is who opened the thread; `ends_wait` says that nobody else had answered them.
    """

    post_id: bytes
    thread_id: bytes
    board_id: bytes
    parent_id: bytes | None
    handle_id: bytes | None
    is_opening: bool
    day: date
    asker_id: bytes | None = None
    ends_wait: bool = False


@dataclass(frozen=True)
class PostGone:
    """The words of a post were taken back."""

    post_id: bytes
    thread_id: bytes


@dataclass(frozen=True)
class WordsForgotten:
    """The words of a hidden post are gone for good; its line may stay."""

    post_id: bytes


@dataclass(frozen=True)
class PostWaits:
    """A post was written that nobody else can read yet."""

    post_id: bytes
    thread_id: bytes
    board_id: bytes
    handle_id: bytes | None
    is_opening: bool
    day: date


@dataclass(frozen=True)
class PostChanged:
    """Its writer changed the words of a post, which may be hidden."""

    post_id: bytes


@dataclass(frozen=True)
class PostRedacted:
    """A moderator changed the words of a post, which may be hidden."""

    post_id: bytes


@dataclass(frozen=True)
class PostMarked:
    """The content notes of a post are others now, or may be."""

    post_id: bytes


@dataclass(frozen=True)
class PostHidden:
    """People could read a post, and cannot for now."""

    post_id: bytes


@dataclass(frozen=True)
class PostShown:
    """People can read a post again."""

    post_id: bytes


@dataclass(frozen=True)
class ThreadMoved:
    """A thread stands on another board from now on."""

    thread_id: bytes
    board_id: bytes
    day: date


@dataclass(frozen=True)
class ThreadBroughtIn:
    """A whole conversation came from elsewhere: of its posts nothing is told one by one."""

    thread_id: bytes


@dataclass(frozen=True)
class PostAnswered:
    """Somebody let the writer of a post know; `kind` is one of rules.ANSWERS or HELPED_ASKER."""

    post_id: bytes
    writer_id: bytes
    kind: str
    day: date


@dataclass(frozen=True)
class AnswerGone:
    """Nobody is left who said this about the post."""

    post_id: bytes
    kind: str
