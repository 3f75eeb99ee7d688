"""What has to be true at the end, as ratios and sums of what was measured. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
Found = Mapping[str, Any]
AT_LEAST, AT_MOST = "≥", "≤"
USUAL_CONNECTIONS = 4


@dataclass(frozen=True)
class Verdict:
    """One line: what was wanted, and what was found; `found` is None if it was not measured."""

    name: str
    way: str
    wanted: float
    found: float | None

    @property
    def passed(self) -> bool | None:
        if self.found is None:
            return None
        if self.way == AT_LEAST:
            return self.found >= self.wanted
        return self.found <= self.wanted


READ = ("home", "board", "board page 200", "thread of 20")
KINDS = ("rare", "common", "three words", "question")
SEARCHED = [f"search, {kind}{engine}" for engine in ("", " (tantivy)") for kind in KINDS]
RATIOS = [
    *((name, "guest", 0.6) for name in READ),
    ("thread of 50", "guest", 0.45),
    *((name, "member", 0.4) for name in READ),
    ("thread of 50", "member", 0.25),
    *((name, "guest", 0.2) for name in SEARCHED),
    ("reply", "member", 0.15),
    ("queue", "moderator", 0.1),
]
AGAINST = [
    ("long thread, last", "long thread, first", 0.9),
    ("board page 200", "board", 0.9),
]
SUMS: Sequence[tuple[str, Callable[[Found], float], float]] = [
    ("statements, thread of 50, guest", lambda f: f["statements"]["guest"]["thread of 50"], 4),
    ("statements, thread of 50, member", lambda f: f["statements"]["member"]["thread of 50"], 7),
    ("first visit to a thread, KB", lambda f: f["first_visit"]["kilobytes"], 120),
    ("first visit to a thread, requests", lambda f: f["first_visit"]["requests"], 6),
    ("memory of all processes, MiB", lambda f: f["memory_mib"], 200),
    ("start, seconds", lambda f: f["start_seconds"], 2),
    ("from post to found, p95 seconds", lambda f: f["found_seconds"]["p95"], 2),
    ("sign-in beyond Argon2, ms", lambda f: f["sign_in"]["beyond_ms"], 20),
]


def verdicts(rows: Sequence[Row], found: Found) -> list[Verdict]:
    """Return a line for each target, those that were not measured included."""
    ratios = [
        Verdict(f"{page}, {who} / bare", AT_LEAST, wanted, _of(rows, page, who, "ratio"))
        for page, who, wanted in RATIOS
    ]
    pairs = [
        Verdict(f"{one}, {who} / {other}", AT_LEAST, wanted, _pair(rows, one, other, who))
        for one, other, wanted in AGAINST
        for who in ("guest", "member")
    ]
    sums = [Verdict(name, AT_MOST, wanted, _sum(found, of)) for name, of, wanted in SUMS]
    return ratios + pairs + sums


def _of(rows: Sequence[Row], page: str, who: str, figure: str) -> float | None:
    """Return a figure at the usual number of connections, or at the one that was measured."""
    measured = [row for row in rows if (row["page"], row["who"]) == (page, who)]
    nearest = min(
        measured, key=lambda row: abs(row["connections"] - USUAL_CONNECTIONS), default=None
    )
    return None if nearest is None else float(nearest[figure])


def _pair(rows: Sequence[Row], one: str, other: str, who: str) -> float | None:
    """Compare two pages by their ratios: the machine may have been busier during one of them."""
    upper, lower = _of(rows, one, who, "ratio"), _of(rows, other, who, "ratio")
    return None if upper is None or not lower else round(upper / lower, 3)


def _sum(found: Found, of: Callable[[Found], float]) -> float | None:
    try:
        return float(of(found))
    except KeyError:
        return None
