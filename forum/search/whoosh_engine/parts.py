"""What an index is made of. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Part:
    """A segment: files that never change, and the places in it whose posts were taken out.

    Attributes:
        name: what its files' names begin with; never used again for another.
        count: how many posts were written into it.
        deleted: the places (0 to count - 1) that are no longer there, in order.
    """

    name: str
    count: int
    deleted: tuple[int, ...] = ()

    @property
    def living(self) -> int:
        return self.count - len(self.deleted)

    def without(self, places: Iterable[int]) -> "Part":
        """Return the part with these taken out, too."""
        return replace(self, deleted=tuple(sorted({*self.deleted, *places})))
