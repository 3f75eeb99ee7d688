"""The table of words that mean the same: what operators added or changed."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base, Id, table_options


class SearchSynonym(Base):
    """An entry of one's own, or what stands in the place of one that came with Lamplit.

    `words` and `also` are lists, one item a line.
    """

    __tablename__ = "search_synonym"
    __table_args__ = (table_options("neutral"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String, unique=True)
    words: Mapped[str]
    also: Mapped[str]
    is_one_way: Mapped[bool]
    is_on: Mapped[bool]
