"""The boards table."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base, Id, table_options


class Reading(StrEnum):
    """Who may read a board."""

    EVERYONE = "everyone"
    MEMBERS = "members"
    GROUP = "group"


class Posting(StrEnum):
    """Which posts wait for a moderator before others see them."""

    FIRST_POSTS = "first-posts"
    EVERYTHING = "everything"
    OPEN = "open"


class Board(Base):
    """A room. `rules` and `content_notes` are lists, one item a line."""

    __tablename__ = "board"
    __table_args__ = (
        CheckConstraint("reading IN ('everyone', 'members', 'group')", name="reading"),
        CheckConstraint("posting IN ('first-posts', 'everything', 'open')", name="posting"),
        table_options("neutral"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    description: Mapped[str]
    rules: Mapped[str] = mapped_column(default="")
    content_notes: Mapped[str] = mapped_column(default="")
    reading: Mapped[Reading] = mapped_column(String, default=Reading.EVERYONE)
    posting: Mapped[Posting] = mapped_column(String, default=Posting.FIRST_POSTS)
    position: Mapped[int]  # where it stands on the home page, from 1
    archived_on: Mapped[date | None]  # still readable, closed to new words
