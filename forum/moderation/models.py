"""Flags and cases; decisions are in deciding/models.py.

A case knows its post, but no handle and, by itself, nobody on duty: who read or decided it
stands in rows that lead to the case alone. Exact times are gone once a case is closed.
"""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base, Id, Moment, table_options


class CaseState(StrEnum):
    """Where a case is; transitions.py says how it goes on."""

    OPEN = "open"
    CLAIMED = "claimed"
    DECIDED = "decided"  # and can be undone: nobody has been told yet
    RETURNED = "returned"  # its writer was asked to change it
    APPEALED = "appealed"  # waits for somebody else, or is read by them
    SETTLED = "settled"  # closed


class Band(StrEnum):
    """How soon somebody should look, most urgent first."""

    NOW = "now"
    SOON = "soon"
    TODAY = "today"
    WHENEVER = "whenever"


class SourceKind(StrEnum):
    """What brought a case to the queue."""

    FLAG = "flag"
    FIRST_POST = "first-post"
    EVERYTHING = "everything"  # the board's posts all wait
    WORD_RULE = "word-rule"
    RISK = "risk"
    SANCTION = "sanction"  # an earlier decision lets posts wait
    NOBODY_ON_DUTY = "nobody-on-duty"
    APPEAL = "appeal"
    RESUBMISSION = "resubmission"
    MODERATOR = "moderator"


class Reason(StrEnum):
    """Why somebody flags a post."""

    RISK = "risk"
    IDENTIFIES = "identifies"
    UNKIND = "unkind"
    MEDICINE = "medicine"
    SPAM = "spam"
    OTHER = "other"


class Another(StrEnum):
    """Whom a case waits for besides the one who read it."""

    SECOND_OPINION = "second-opinion"
    SAFETY_LEAD = "safety-lead"
    SECOND = "second"  # who agrees with a bar


class Outcome(StrEnum):
    """What came of a flag."""

    LEFT = "left"
    ACTED = "acted"
    GONE = "gone"


class Case(Base):
    """Something that a moderator should look at. One post has at most one that is not closed.

    `version` goes up whenever what can be decided changes, and from one case of a post to the
    next; a decision names the one it was made on. `rank` is the band as a number, for the order
    of the queue. `post_id` points at no row: a case may outlive its post.
    """

    __tablename__ = "moderation_case"
    __table_args__ = (
        CheckConstraint(
            "rank = CASE band WHEN 'now' THEN 0 WHEN 'soon' THEN 1 WHEN 'today' THEN 2"
            " WHEN 'whenever' THEN 3 END",
            name="rank",
        ),
        CheckConstraint("closed_on IS NULL OR opened_at IS NULL", name="timeless"),
        CheckConstraint(
            "state IN ('open', 'claimed', 'decided', 'returned', 'appealed', 'settled')",
            name="state",
        ),
        CheckConstraint("standing IN ('new', 'settled', 'earlier-decision')", name="standing"),
        Index("ix_moderation_case_queue", "state", "rank", "opened_at", "id"),
        Index("ix_moderation_case_post", "post_id"),
        Index("ix_moderation_case_closed", "closed_on"),
        table_options("neutral"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    post_id: Mapped[Id]
    board_id: Mapped[Id]
    state: Mapped[CaseState] = mapped_column(String, default=CaseState.OPEN)
    band: Mapped[Band] = mapped_column(String)
    rank: Mapped[int]
    version: Mapped[int] = mapped_column(default=1)
    kind: Mapped[SourceKind] = mapped_column(String)  # of the first source
    standing: Mapped[str | None]  # of the writer, when they wrote; not kept of public posts
    topics: Mapped[str | None]  # what it talks about, one topic a line
    length: Mapped[int]  # words
    passes: Mapped[int] = mapped_column(default=0)
    needs_another: Mapped[str | None]  # one of Another
    opened_at: Mapped[datetime | None] = mapped_column(Moment)
    goal_at: Mapped[datetime | None] = mapped_column(Moment)
    waited: Mapped[str | None]  # when closed: within which goal it was, or "longer"
    returned_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    snapshot: Mapped[str | None]
    snapshot_title: Mapped[str | None]


# PostgreSQL hears of the conditions in the migrations: as in forum/threads/models.py.
# Two flags of the same second cannot open two cases.
Index("uq_moderation_case_open", Case.post_id, unique=True, sqlite_where=Case.closed_on.is_(None))
# All that the queue chooses by, in its order: it looks at no case that it does not show.
Index(
    "ix_moderation_case_waiting",
    *(Case.closed_on, Case.rank, Case.opened_at, Case.id, Case.post_id, Case.board_id, Case.state),
    *(Case.band, Case.needs_another, Case.goal_at, Case.topics),
    sqlite_where=Case.closed_on.is_(None),
)


class Source(Base):
    """One thing that speaks for looking at a post, and how urgent it makes the case.

    Of flags there is one for each reason; `count` says how many people gave it. `is_late` are
    those that came after a decision: they open a case of their own when that one is closed.
    """

    __tablename__ = "case_source"
    __table_args__ = (
        UniqueConstraint("case_id", "kind", "detail", "is_late"),
        table_options("neutral"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    case_id: Mapped[bytes] = mapped_column(ForeignKey(Case.id, ondelete="CASCADE"))
    kind: Mapped[SourceKind] = mapped_column(String)
    detail: Mapped[str]  # a reason, a rule's title, phrases
    band: Mapped[Band] = mapped_column(String)
    count: Mapped[int] = mapped_column(default=1)
    is_late: Mapped[bool] = mapped_column(default=False)


class Lease(Base):
    """Who reads a case now, and until when nobody else can take it over."""

    __tablename__ = "case_lease"
    __table_args__ = (Index("ix_case_lease_staff", "staff_id"), table_options("neutral"))

    case_id: Mapped[Id] = mapped_column(ForeignKey(Case.id, ondelete="CASCADE"), primary_key=True)
    staff_id: Mapped[Id]
    until: Mapped[datetime] = mapped_column(Moment)


class Event(Base):
    """What happened to a case, in its order; `at` is exact until the case is closed."""

    __tablename__ = "case_event"
    __table_args__ = (UniqueConstraint("case_id", "step"), table_options("neutral"))

    id: Mapped[Id] = mapped_column(primary_key=True)
    case_id: Mapped[bytes] = mapped_column(ForeignKey(Case.id, ondelete="CASCADE"))
    step: Mapped[int]
    kind: Mapped[str]
    staff_id: Mapped[Id | None]
    at: Mapped[datetime | None] = mapped_column(Moment)
    note: Mapped[str | None]  # among moderators


class Flag(Base):
    """One person's flag. Nobody is ever shown whose: `handle_id` is a reader's, or a guest's.

    `case_id` is NULL from a flag that came after the decision until the next case opens.
    """

    __tablename__ = "flag"
    __table_args__ = (
        UniqueConstraint("post_id", "handle_id"),
        Index("ix_flag_case", "case_id"),
        table_options("handle"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)  # made of the two below
    post_id: Mapped[Id]  # may be gone: who flagged it is told so
    handle_id: Mapped[Id]
    reason: Mapped[Reason] = mapped_column(String)
    note: Mapped[str | None]
    day: Mapped[date]
    outcome: Mapped[Outcome | None] = mapped_column(String)
    is_guest: Mapped[bool] = mapped_column(default=False)
    case_id: Mapped[bytes | None] = mapped_column(ForeignKey(Case.id, ondelete="SET NULL"))
