"""Look up staff: who is on it, and as what. The table is asked each time; no visit is believed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from forum.accounts.signing_in import account_id
from forum.handles.glancing import glanced
from forum.permissions import Role
from forum.staff.models import SecondFactor, Staff


@dataclass(frozen=True)
class OnDuty:
    """A member of staff who asks for something. `boards` are slugs; empty means all."""

    staff_id: bytes
    name: str
    role: Role
    boards: frozenset[str]
    root: bytes = field(repr=False)
    has_second_factor: bool = True

    def covers(self, slug: str) -> bool:
        """Return whether this board is among theirs."""
        return not self.boards or slug in self.boards


# Each page of staff asks for it, so it is put together once.
_STAFF = select(
    *(Staff.account_id, Staff.name, Staff.role, Staff.boards),
    SecondFactor.staff_id.label("enrolled"),
)
_ON_DUTY = _STAFF.outerjoin(SecondFactor, SecondFactor.staff_id == Staff.account_id).where(
    Staff.account_id == bindparam("me")
)


def find_on_duty(session: Session, root: bytes) -> OnDuty | None:
    """Return the duties of this member, as they are now; None for most. One query."""
    session.flush()  # what follows goes past the session
    found = glanced(session, _ON_DUTY, {"me": account_id(root)})
    if not found:
        return None
    [row] = found
    return OnDuty(
        staff_id=row.account_id,
        name=row.name,
        role=Role(row.role),
        boards=frozenset(row.boards.split()),
        root=root,
        has_second_factor=bool(row.enrolled),
    )


def names_of(session: Session, staff_ids: Collection[bytes]) -> dict[bytes, str]:
    """Return the working names of these; whoever has left is missing from the answer."""
    wanted = select(Staff.account_id, Staff.name).where(Staff.account_id.in_(list(staff_ids)))
    return {row.account_id: row.name for row in session.execute(wanted)}


def all_staff(session: Session) -> Sequence[Staff]:
    """Return everybody who has duties, by name."""
    return session.scalars(select(Staff).order_by(Staff.name)).all()
