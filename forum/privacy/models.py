"""What was erased, by ids alone: so that a backup that is brought back does not bring it back.

Each table is of one side, since no transaction writes both. And counts that a breach can be dated
by, of nobody.
"""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, LargeBinary, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base, Id, table_options


class Erased(StrEnum):
    """Words that are gone for good, words that are others now, and words that nobody may read."""

    GONE = "gone"
    CHANGED = "changed"
    HIDDEN = "hidden"


class Ended(StrEnum):
    """A way in that was taken away, a passphrase that was lost, and duties that are over."""

    WAY_IN = "way-in"
    RETIRED = "retired"
    DUTIES = "duties"


class Erasure(Base):
    """The latest of its kind that happened to the words of a post.

    `mark` is drawn anew each time: a backup that has the same row was made after it happened.
    """

    __tablename__ = "erasure"
    __table_args__ = (
        Index("ix_erasure_post", "post_id", "kind", unique=True),
        CheckConstraint("kind IN ('gone', 'changed', 'hidden')", name="kind"),
        table_options("handle"),
    )

    mark: Mapped[Id] = mapped_column(primary_key=True)
    post_id: Mapped[Id]
    kind: Mapped[Erased] = mapped_column(String)
    month: Mapped[date]  # its first day


class Parting(Base):
    """The same of a known name whose words stayed behind under other names.

    It is not a note for each post: those would join again what was parted.
    """

    __tablename__ = "parting"
    __table_args__ = (
        Index("ix_parting_handle", "handle_id", unique=True),
        table_options("handle"),
    )

    mark: Mapped[Id] = mapped_column(primary_key=True)
    handle_id: Mapped[Id]
    month: Mapped[date]


class Ending(Base):
    """The same of accounts: `about` is what the row was found by that is no more."""

    __tablename__ = "ending"
    __table_args__ = (
        Index("ix_ending_about", "about", "kind", unique=True),
        CheckConstraint("kind IN ('way-in', 'retired', 'duties')", name="kind"),
        table_options("account"),
    )

    mark: Mapped[Id] = mapped_column(primary_key=True)
    about: Mapped[bytes] = mapped_column(LargeBinary(32))
    kind: Mapped[Ended] = mapped_column(String)
    month: Mapped[date]


class SecurityCount(Base):
    """How often something happened (forum/events.py) in one minute, or on one day.

    Written in a transaction of its own: never beside a row of whoever did it.
    """

    __tablename__ = "security_count"
    __table_args__ = (
        Index("ix_security_count_when", "day", "kind", "minute", unique=True),
        CheckConstraint("minute BETWEEN -1 AND 1439", name="minute"),
        CheckConstraint("count > 0", name="count"),
        table_options("neutral"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    kind: Mapped[str]
    day: Mapped[date]
    minute: Mapped[int] = mapped_column(SmallInteger)  # of the day, in UTC; -1 where not kept
    count: Mapped[int]
