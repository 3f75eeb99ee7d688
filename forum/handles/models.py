"""Handles, sealed entries and names that nobody can have. None reaches an account or a handle."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base, Id, table_options


class Handle(Base):
    """A name that a member writes under, within one scope ("thread:<id>", "site")."""

    __tablename__ = "handle"
    # No two alike in one scope, even when two people arrive in the same second.
    __table_args__ = (UniqueConstraint("scope", "name"), table_options("handle"))

    id: Mapped[Id] = mapped_column(primary_key=True)
    scope: Mapped[str]
    name: Mapped[str]
    day: Mapped[date]


class SealedEntry(Base):
    """A small ciphertext that only its owner can find and open. Inserted or deleted, never
    updated: an updated row would show which entries belong to one visit.
    """

    __tablename__ = "sealed_entry"
    __table_args__ = table_options("handle")

    address: Mapped[Id] = mapped_column(primary_key=True)
    box: Mapped[bytes]


class ReservedName(Base):
    """A working name of staff, in small letters, that no member can be known by."""

    __tablename__ = "reserved_name"
    __table_args__ = table_options("neutral")

    name: Mapped[str] = mapped_column(primary_key=True)
