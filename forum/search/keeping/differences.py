"""In what index and database differ. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Differences:
    """Posts that the index has not, has in other words, or should not have; and how many agree."""

    missing: frozenset[bytes]
    stale: frozenset[bytes]
    extra: frozenset[bytes]
    same: int

    @property
    def are_none(self) -> bool:
        return not (self.missing or self.stale or self.extra)
