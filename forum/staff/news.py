"""What is told about staff, in the transaction that makes it so. `by` is None for a command."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StaffInvited:
    """A link was made for somebody who has no name yet."""

    role: str
    boards: tuple[str, ...] = ()
    by: bytes | None = None


@dataclass(frozen=True)
class InvitationWithdrawn:
    """A link that nobody had used is good no longer."""

    role: str
    by: bytes | None = None


@dataclass(frozen=True)
class StaffJoined:
    """A member has duties from now on."""

    staff_id: bytes
    name: str = ""


@dataclass(frozen=True)
class StaffLeft:
    """A member has no duties any more; their row is gone."""

    staff_id: bytes
    name: str = ""
    by: bytes | None = None
