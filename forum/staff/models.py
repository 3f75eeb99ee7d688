"""Staff, how they come in, and until when they are on duty. Nothing here reaches a handle."""

from datetime import date

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from forum.accounts.models import Staff
from forum.database import Base, Id, table_options

__all__ = ["Invitation", "RecoveryCode", "SecondFactor", "Shift", "Staff"]


class Invitation(Base):
    """A link that makes one member staff, once. `id` is derived from the link's token, which is
    nowhere. `until` is the last day on which it is good.
    """

    __tablename__ = "invitation"
    __table_args__ = table_options("account")

    id: Mapped[Id] = mapped_column(primary_key=True)
    role: Mapped[str]
    boards: Mapped[str]  # slugs, one a line; empty for all
    until: Mapped[date]


class SecondFactor(Base):
    """The secret of an authenticator app. `box` is sealed under the member's root.

    `used` stands for the last code that was good: derived, so that it tells no moment.
    """

    __tablename__ = "second_factor"
    __table_args__ = table_options("account")

    staff_id: Mapped[bytes] = mapped_column(
        LargeBinary(16), ForeignKey("staff.account_id", ondelete="CASCADE"), primary_key=True
    )
    box: Mapped[bytes]
    used: Mapped[bytes] = mapped_column(LargeBinary(16))


class RecoveryCode(Base):
    """One unused code for somebody who has lost their phone. `id` is derived from root and code."""

    __tablename__ = "spare_code"
    __table_args__ = (Index("ix_spare_code_staff", "staff_id"), table_options("account"))

    id: Mapped[Id] = mapped_column(primary_key=True)
    staff_id: Mapped[bytes] = mapped_column(
        LargeBinary(16), ForeignKey("staff.account_id", ondelete="CASCADE")
    )


class Shift(Base):
    """Until when somebody says they are on duty, in whole hours since 1970."""

    __tablename__ = "shift"
    __table_args__ = table_options("account")

    staff_id: Mapped[bytes] = mapped_column(
        LargeBinary(16), ForeignKey("staff.account_id", ondelete="CASCADE"), primary_key=True
    )
    until: Mapped[int]
