"""Ways in, staff, and facts about this instance. Nothing here names or reaches a handle."""

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base, Id, table_options


class Credential(Base):
    """One way to unlock one member's root. Nothing joins two ways of the same member.

    `kind` is "passphrase" or "recovery". `active_year` exists so that a way in that nobody has
    used for two years can be removed. `mark` is derived from the root and `lookup`: whoever
    holds the root finds all their ways in by it, and nobody else can. Older rows have none.
    """

    __tablename__ = "credential"
    __table_args__ = table_options("account")

    lookup: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    kind: Mapped[str]
    wrapped_root: Mapped[bytes]
    active_year: Mapped[int]
    mark: Mapped[bytes | None] = mapped_column(LargeBinary(16))


class RetiredPassphrase(Base):
    """What is over although its rows may not have been found: a lost passphrase, or a whole member.

    `mark` is derived from the root and the passphrase's generation, or from the root and the word
    of ending.py; only a way in that opens this root leads to it, when somebody tries it.
    """

    __tablename__ = "retired_passphrase"
    __table_args__ = table_options("account")

    mark: Mapped[Id] = mapped_column(primary_key=True)
    year: Mapped[int]


class Staff(Base):
    """An account with duties. `account_id` is derived from the root: no way in leads to it."""

    __tablename__ = "staff"
    __table_args__ = (Index("ix_staff_name", "name", unique=True), table_options("account"))

    account_id: Mapped[Id] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    boards: Mapped[str]  # slugs, one a line; empty for all


class InstanceFact(Base):
    """What this instance needs to remember of itself, such as its salt."""

    __tablename__ = "instance_fact"
    __table_args__ = table_options("neutral")

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[bytes]
