"""What the index has still to look at."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base, Id, table_options


class Matter(StrEnum):
    """What a row is about. A post that people could read, and cannot any more, is GONE."""

    POST = "post"
    GONE = "gone"
    THREAD = "thread"
    BOARD = "board"


class SearchOutbox(Base):
    """Something of which the index must look again how it is in the database.

    Rows are inserted in the transaction that changes the thing, and deleted by the worker that
    has looked: never updated, so that nobody waits for anybody.
    """

    __tablename__ = "search_outbox"
    __table_args__ = (
        Index("ix_search_outbox_kind", "kind", "about_id"),
        CheckConstraint("kind IN ('post', 'gone', 'thread', 'board')", name="kind"),
        table_options("neutral"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    kind: Mapped[Matter] = mapped_column(String)
    about_id: Mapped[Id]
