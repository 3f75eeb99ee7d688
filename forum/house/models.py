"""House rules and saved replies, version by version. Neither holds anything of a member."""

from datetime import date

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base, Id, table_options


class HouseRule(Base):
    """A version of a rule. It holds while `retired_on` is empty; `number` is never used again."""

    __tablename__ = "house_rule"
    __table_args__ = (
        UniqueConstraint("number", "version"),
        Index("ix_house_rule_retired_on", "retired_on"),
        table_options("neutral"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    number: Mapped[int]
    version: Mapped[int]
    title: Mapped[str]
    text: Mapped[str]
    since: Mapped[date]
    retired_on: Mapped[date | None]


class SavedReply(Base):
    """A version of a text that moderators may start from. `rule` is the number of a rule."""

    __tablename__ = "saved_reply"
    __table_args__ = (
        UniqueConstraint("number", "version"),
        Index("ix_saved_reply_retired_on", "retired_on"),
        table_options("neutral"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    number: Mapped[int]
    version: Mapped[int]
    rule: Mapped[int]
    title: Mapped[str]
    text: Mapped[str]
    since: Mapped[date]
    retired_on: Mapped[date | None]


class SiteChoice(Base):
    """What the people who run the place chose, by its name in forum/house/choices.py."""

    __tablename__ = "site_choice"
    __table_args__ = table_options("neutral")

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
