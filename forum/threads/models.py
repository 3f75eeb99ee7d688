"""Threads, posts and the words of posts.

Words live in their own table: they are what must vanish when somebody takes them back, and
the shape of a conversation can be read without them.
"""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from forum.boards.models import Board
from forum.database import Base, Id, table_options
from forum.handles.models import Handle


class PostState(StrEnum):
    """What readers get to see of a post, in the words of the contract."""

    PUBLISHED = "published"
    HELD = "held"
    WITHHELD = "withheld"
    TAKEN_BACK = "taken-back"


class Line(StrEnum):
    """What kind of line stands where a post is hidden."""

    WAITING = "waiting"
    REWORD = "reword"
    TAKEN_DOWN = "taken-down"


class Thread(Base):
    """A conversation. Its opening post is the one with `seq` 0.

    `last_day` and `last_step` put threads in the order of their latest reply; the step counts
    within the board and day, and is forgotten with the hour (forum/privacy/fading.py).
    """

    __tablename__ = "thread"
    __table_args__ = (
        Index("ix_thread_latest", "board_id", "last_day", "last_step", "id"),
        Index("ix_thread_newest", "board_id", "day", "step", "id"),
        table_options("handle"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    board_id: Mapped[bytes] = mapped_column(ForeignKey(Board.id))
    title: Mapped[str | None]  # NULL once taken back, and while its opening post is hidden
    handle_id: Mapped[bytes | None] = mapped_column(ForeignKey(Handle.id))
    day: Mapped[date]
    step: Mapped[int]
    hour: Mapped[int | None]  # 0 to 23 UTC, for the first 48 hours
    last_day: Mapped[date]
    last_step: Mapped[int]
    last_hour: Mapped[int | None]
    replies: Mapped[int] = mapped_column(default=0)  # published ones
    next_seq: Mapped[int] = mapped_column(default=0)
    answered_on: Mapped[date | None]  # NULL while nobody but its opener has written in it
    first_answered_on: Mapped[date | None]  # the same, whatever became of the answer
    pinned_on: Mapped[date | None]
    locked_reason: Mapped[str | None]  # shown to everyone; NULL while open


# The condition: nobody but its opener has written in it, and somebody still could.
UNANSWERED = (
    Thread.answered_on.is_(None) & Thread.title.is_not(None) & Thread.locked_reason.is_(None)
)
PINNED = Thread.pinned_on.is_not(None)
# Few threads wait and few are pinned: they are found without a look at the others of a board. A
# query has to say the very condition, or the index is not used. PostgreSQL hears of it in the
# migration: named here, its dialect would lie in every process, two megabytes.
for _name, _columns, _holds in (
    ("waiting", (Thread.board_id, Thread.day, Thread.step, Thread.id), UNANSWERED),
    ("waiting_anywhere", (Thread.day, Thread.step, Thread.id, Thread.board_id), UNANSWERED),
    ("pinned", (Thread.board_id, Thread.pinned_on), PINNED),
):
    Index(f"ix_thread_{_name}", *_columns, sqlite_where=_holds)


class Post(Base):
    """A place in a conversation.

    `position` is the order in which the tree is read (forum/threads/places/placing.py), `seq` the
    order of arrival; neither is ever shown. `handle_id` is NULL once the words are gone.
    """

    __tablename__ = "post"
    __table_args__ = (
        UniqueConstraint("thread_id", "seq"),
        # One covering index for cutting pages; unique, so that two replies in the same
        # second cannot stand in one place.
        Index("ix_post_place", "thread_id", "position", unique=True),
        Index("ix_post_parent", "parent_id"),
        # Before anybody writes: how many posts of theirs others read, and how many not.
        Index("ix_post_handle", "handle_id", "state"),
        CheckConstraint("state IN ('published', 'held', 'withheld', 'taken-back')", name="state"),
        table_options("handle"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    thread_id: Mapped[bytes] = mapped_column(ForeignKey(Thread.id, ondelete="CASCADE"))
    parent_id: Mapped[bytes | None] = mapped_column(ForeignKey("post.id"))
    handle_id: Mapped[bytes | None] = mapped_column(ForeignKey(Handle.id))
    seq: Mapped[int]
    position: Mapped[int] = mapped_column(BigInteger)
    depth: Mapped[int]  # 0 for the opening post, 1 for a reply to it, …
    state: Mapped[PostState] = mapped_column(String, default=PostState.PUBLISHED)
    day: Mapped[date]
    hour: Mapped[int | None]
    edited_on: Mapped[date | None]
    notes: Mapped[str | None]  # what it talks about, one topic a line
    answers: Mapped[str | None]  # what people said of it without a word: rules.levels
    helped_on: Mapped[date | None]  # since when its thread's opener says that it helped
    line: Mapped[Line | None] = mapped_column(
        String, CheckConstraint("line IN ('waiting', 'reword', 'taken-down')", name="line")
    )
    line_rule: Mapped[int | None]  # the number of a house rule
    hidden_on: Mapped[date | None]  # since when; NULL while nobody but its writer ever saw it


# Whether something helped in a thread is told without a look at its thousands of replies.
_helped = Post.helped_on.is_not(None)
Index("ix_post_helped", Post.thread_id, Post.state, sqlite_where=_helped)


class Answer(Base):
    """One of the four answers that are not applause. `handle_id` is a reader's: it leads to no
    name, not even to the one that the same person writes under in this thread.
    """

    __tablename__ = "answer"
    __table_args__ = (
        Index("ix_answer_post", "post_id", "handle_id", "kind"),
        CheckConstraint("kind IN ('hear', 'me-too', 'helped', 'strength')", name="kind"),
        table_options("handle"),
    )

    # Made of the three below: one of each for one person and post, also when they press twice
    # in the same second.
    id: Mapped[Id] = mapped_column(primary_key=True)
    handle_id: Mapped[bytes]
    post_id: Mapped[bytes] = mapped_column(ForeignKey(Post.id, ondelete="CASCADE"))
    kind: Mapped[str]


class FirstReplies(Base):
    """How many threads of a board got their first reply within so many hours, in one week.

    Counted when it happens, so that no moment needs to be kept.
    """

    __tablename__ = "first_replies"
    __table_args__ = (Index("ix_first_replies_board", "board_id", "week"), table_options("neutral"))

    id: Mapped[Id] = mapped_column(primary_key=True)  # made of the three below
    board_id: Mapped[bytes] = mapped_column(ForeignKey(Board.id))
    week: Mapped[date]  # its Monday
    hours: Mapped[int]  # one of the steps of waiting.py
    threads: Mapped[int]


class Words(Base):
    """What a person wrote, and the HTML made of it by forum/writing.py at that `version`.

    Readers may read all that is here: what they may not lies in HeldWords. A row has a number,
    so that it lies whole in a page of the database (docs/decisions/0032). The database checks that
    it is `number_of` the id (forum/public_ids.py), and so can number nothing by itself.
    """

    __tablename__ = "words"
    __table_args__ = (
        UniqueConstraint("post_id"),
        CheckConstraint("printf('%016X', key) = hex(substr(post_id, 1, 8))", name="key").ddl_if(
            dialect="sqlite"
        ),
        CheckConstraint(
            "key = CAST(CAST('x' || encode(substring(post_id FROM 1 FOR 8), 'hex') AS bit(64))"
            " AS bigint)",
            name="key",
        ).ddl_if(dialect="postgresql"),
        table_options("handle") | {"sqlite_with_rowid": True},
    )
    # A post's words are asked for by the post.
    __mapper_args__: Any = {"primary_key": ["post_id"]}  # noqa: RUF012  # read once, at import

    key: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False
    )
    post_id: Mapped[bytes] = mapped_column(ForeignKey(Post.id, ondelete="CASCADE"))
    source: Mapped[str]
    html: Mapped[str]
    version: Mapped[int]


class HeldWords(Base):
    """The words that only their writer may read now; with its title, for an opening post."""

    __tablename__ = "held_words"
    __table_args__ = table_options("handle")

    post_id: Mapped[bytes] = mapped_column(
        ForeignKey(Post.id, ondelete="CASCADE"), primary_key=True
    )
    title: Mapped[str | None]
    source: Mapped[str]
    html: Mapped[str]
    version: Mapped[int]
    step: Mapped[int | None]  # the place of its thread on that day, to come back to
