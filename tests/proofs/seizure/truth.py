"""Whose everything is. The attack never sees this; the judge holds its guesses against it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Owner:
    """Whose a thing is.

    Attributes:
        member: the number of the member.
        about: what it is of. Two things of one member about the same are no secret: a handle and
            the keyring's entry that came with it, or the ways in of one new member.
        moment: when it was written, as readers can know.
        side: "handle", "entry" or "account".
    """

    member: int
    about: str
    moment: int
    side: str


@dataclass
class Truth:
    """`owners` says whose each id is; `roots` are the members', by their number."""

    owners: dict[bytes, Owner] = field(default_factory=dict)
    roots: Mapping[int, bytes] = field(default_factory=dict)
