"""Figures with what they are compared with and their goals, as tables and as JSON. Pure."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """Something measured.

    Attributes:
        of: by whose work `value` and `base` are compared.
        goal: what the ratio may be at most; with `is_least`, at least. None if nothing is asked.
    """

    posts: int
    engine: str
    kind: str
    value: float
    unit: str
    base: float
    of: str
    goal: float | None = None
    is_least: bool = False

    @property
    def ratio(self) -> float:
        return self.value / self.base if self.base else 0.0

    @property
    def is_missed(self) -> bool:
        if self.goal is None:
            return False
        return self.ratio < self.goal if self.is_least else self.ratio > self.goal

    def __str__(self) -> str:
        line = f"{self.posts:>9} {self.engine:<8} {self.kind:<26}{self.value:>10.3f} {self.unit:<8}"
        line += f"{self.ratio:>8.3f} x {self.of} ({self.base:.3f})"
        if self.goal is not None:
            sign = ">=" if self.is_least else "<="
            line += f"   goal {sign} {self.goal}{'   MISSED' if self.is_missed else ''}"
        return line


def at(times: Sequence[float], share: float) -> float:
    """Return the time below which that share of times lies; few posts may have none."""
    if not times:
        return 0.0
    return sorted(times)[min(int(share * len(times)), len(times) - 1)]


def told(figures: Iterable[Figure], file: Path) -> int:
    """Print a line for each, write all to a file; return how many miss their goal."""
    rows = []
    for figure in figures:
        print(figure, flush=True)
        rows.append(figure)
    file.parent.mkdir(exist_ok=True)
    kept = [asdict(each) | {"ratio": each.ratio, "is_missed": each.is_missed} for each in rows]
    file.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    missed = sum(figure.is_missed for figure in rows)
    print(f"Written to {file}. {missed} of {sum(f.goal is not None for f in rows)} goals missed.")
    return missed
