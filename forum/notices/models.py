"""Notices and follows, each under one handle. Neither says whose the handle is."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base, Id, table_options
from forum.threads.models import Post


class NoticeKind(StrEnum):
    """What happened. The answers have the names that they have in the contract."""

    REPLY = "reply"
    HEAR = "hear"
    ME_TOO = "me-too"
    HELPED = "helped"
    STRENGTH = "strength"
    HELPED_ASKER = "helped-asker"
    IN_THREAD = "in-thread"
    ON_BOARD = "on-board"
    # What moderators decided, to the writer and to who flagged.
    MODERATED = "moderated"
    RELEASED = "released"
    FLAG_LEFT = "flag-left"
    FLAG_ACTED = "flag-acted"
    FLAG_GONE = "flag-gone"


# Told also of posts that are hidden, and of those that are gone.
OF_DECISIONS = (
    NoticeKind.MODERATED,
    NoticeKind.RELEASED,
    NoticeKind.FLAG_LEFT,
    NoticeKind.FLAG_ACTED,
    NoticeKind.FLAG_GONE,
)
KINDS = ", ".join(f"'{kind}'" for kind in NoticeKind)


class Notice(Base):
    """Something that a handle is told. Written by what others did, never changed.

    What its reader has read or cleared is in a sealed entry of theirs (marking.py): if rows were
    changed or deleted together, they would show which handles are one person's.
    """

    __tablename__ = "notice"
    __table_args__ = (
        # Ten people who say the same about one post make one notice.
        UniqueConstraint("handle_id", "kind", "post_id"),
        Index("ix_notice_post", "post_id"),
        Index("ix_notice_day", "day"),
        CheckConstraint(f"kind IN ({KINDS})", name="kind"),
        table_options("handle"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    handle_id: Mapped[bytes]  # a reader's handle has no name, and so no row to point at
    kind: Mapped[NoticeKind] = mapped_column(String)
    post_id: Mapped[bytes] = mapped_column(ForeignKey(Post.id, ondelete="CASCADE"))
    day: Mapped[date]


class Follow(Base):
    """A reader's handle that wants to hear of a thread or a board."""

    __tablename__ = "follow"
    __table_args__ = (Index("ix_follow_about", "about_id"), table_options("handle"))

    handle_id: Mapped[Id] = mapped_column(primary_key=True)
    about_id: Mapped[Id]
