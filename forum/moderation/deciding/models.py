"""Decisions, appeals against them, and what a handle may not do for a while."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base, Id, Moment, table_options
from forum.moderation.models import Case


class SanctionKind(StrEnum):
    """Posts wait; no words in one thread; none anywhere; none anywhere, for long."""

    HOLD = "hold"
    MUTE = "mute"
    PAUSE = "pause"
    BAR = "bar"


class Decision(Base):
    """What was decided, on one version of a case: the second in the same moment is refused.

    `before` is what was there, for undoing; it is gone as soon as nothing can be undone.
    """

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("case_id", "version"),
        UniqueConstraint("id", "staff_id"),
        CheckConstraint("seconded_by IS NULL OR seconded_by != staff_id", name="second"),
        ForeignKeyConstraint(
            ["appeal_of", "appealed_staff_id"],
            ["decision.id", "decision.staff_id"],
            name="fk_decision_appeal_of_decision",
        ),
        CheckConstraint("(appeal_of IS NULL) = (appealed_staff_id IS NULL)", name="appeal"),
        CheckConstraint(
            "appealed_staff_id IS NULL OR appealed_staff_id != staff_id", name="another"
        ),
        CheckConstraint("NOT concerns_decider", name="own"),
        table_options("neutral"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    case_id: Mapped[bytes] = mapped_column(ForeignKey(Case.id, ondelete="CASCADE"))
    version: Mapped[int]
    staff_id: Mapped[Id]
    acts: Mapped[str]  # one a line
    rule_id: Mapped[Id | None]
    rule: Mapped[int | None]  # its number
    message: Mapped[str]
    days: Mapped[int | None]
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_on: Mapped[date | None]
    undone: Mapped[bool] = mapped_column(default=False)
    seconded_by: Mapped[Id | None]
    appeal_of: Mapped[Id | None]
    appealed_staff_id: Mapped[Id | None]
    concerns_decider: Mapped[bool] = mapped_column(default=False)
    before: Mapped[str | None]


class Appeal(Base):
    """A writer's own words against a decision: one for each."""

    __tablename__ = "appeal"
    __table_args__ = (UniqueConstraint("decision_id"), table_options("neutral"))

    id: Mapped[Id] = mapped_column(primary_key=True)
    case_id: Mapped[bytes] = mapped_column(ForeignKey(Case.id, ondelete="CASCADE"))
    decision_id: Mapped[bytes] = mapped_column(ForeignKey(Decision.id, ondelete="CASCADE"))
    text: Mapped[str]
    day: Mapped[date]


class Sanction(Base):
    """What a handle may not do for a while; no row says which case it came of."""

    __tablename__ = "sanction"
    __table_args__ = (
        Index("ix_sanction_handle", "handle_id"),
        Index("ix_sanction_until", "until_day"),
        CheckConstraint("kind IN ('hold', 'mute', 'pause', 'bar')", name="kind"),
        CheckConstraint("(kind = 'mute') = (thread_id IS NOT NULL)", name="thread"),
        table_options("handle"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    handle_id: Mapped[Id]
    kind: Mapped[SanctionKind] = mapped_column(String)
    rule: Mapped[int]
    until_day: Mapped[date]
    thread_id: Mapped[Id | None]
    message: Mapped[str]
    day: Mapped[date]
