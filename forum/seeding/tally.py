"""What became of the lines of a file: counted, and told in plain words at the end."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from forum.boards.curating import SLUG
from forum.seeding.lines import shown

TOLD_MAX = 50


@dataclass
class Tally:
    """Counts of one run. Reasons and missing boards are kept only as far as they are told."""

    threads: int = 0
    posts: int = 0
    here: int = 0
    refused: int = 0
    reasons: list[str] = field(default_factory=list)
    missing: dict[str, int] = field(default_factory=dict)

    def refuse(self, number: int, reason: str) -> None:
        self.refused += 1
        if len(self.reasons) < TOLD_MAX:
            self.reasons.append(f"Line {number:,}: {reason}")

    def miss_board(self, number: int, slug: str) -> None:
        """Count a line whose board is not here; the board is told once, with its first line."""
        if slug in self.missing or len(self.missing) >= TOLD_MAX:
            self.refused += 1
            return
        self.missing[slug] = number
        way = "No board can have that name."
        if SLUG.fullmatch(slug):  # only then it is safe to paste into a shell
            way = (
                f"Add it with: lamplit boards add {slug} NAME --description TEXT, "
                "then import again."
            )
        self.refuse(number, f"There is no board '{shown(slug)}'; its lines are refused. {way}")

    def complaints(self) -> Iterator[str]:
        """Yield what was refused and why; nothing when all was well."""
        yield from self.reasons
        if self.refused > len(self.reasons):
            yield f"and {self.refused - len(self.reasons):,} more."
        if self.refused:
            yield f"Refused: {_count(self.refused, 'line')}."

    def summary(self) -> str:
        """Say what came in."""
        came = f"Brought in {_count(self.threads, 'thread')} with {_count(self.posts, 'post')}."
        return f"{came} {_count(self.here, 'thread')} already here." if self.here else came


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
