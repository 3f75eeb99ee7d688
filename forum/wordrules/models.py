"""The table of word rules."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base, Id, table_options


class Kind(StrEnum):
    """How the lines of a rule are to be read."""

    PHRASE = "phrase"
    PATTERN = "pattern"


class Effect(StrEnum):
    """What happens to a post that a rule matches, besides telling its writer before."""

    NOTE = "note"  # nothing
    HOLD = "hold"  # a moderator reads it before others do
    SOON = "soon"  # it is shown, and stands in this band of the queue
    NOW = "now"
    TODAY = "today"


class WordRule(Base):
    """Words to watch for. A change is a new row and retires the old: cases cite what matched.

    `text` holds one phrase or pattern a line, `off_on` slugs of boards where a rule for all
    boards is off, one a line.
    """

    __tablename__ = "word_rule"
    __table_args__ = (
        CheckConstraint("kind IN ('phrase', 'pattern')", name="kind"),
        CheckConstraint("effect IN ('note', 'hold', 'soon', 'now', 'today')", name="effect"),
        table_options("neutral"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    board_slug: Mapped[str | None]  # NULL for all boards
    off_on: Mapped[str] = mapped_column(default="")
    kind: Mapped[Kind] = mapped_column(String)
    text: Mapped[str]
    effect: Mapped[Effect] = mapped_column(String)
    title: Mapped[str]  # what the writer reads, such as "medicine and amount"
    why: Mapped[str]
    enabled: Mapped[bool] = mapped_column(default=True)
    shipped: Mapped[str | None]  # the key of the rule that came with Lamplit, if it is one
    follows: Mapped[bytes | None] = mapped_column(LargeBinary(16))  # the row that it changed
    retired_on: Mapped[date | None]
