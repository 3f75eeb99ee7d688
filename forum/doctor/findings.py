"""What the doctor found: how bad it is, what it is, and what mends it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """With a refusal the forum does not start."""

    REFUSED = 0
    WARNING = 1


@dataclass(frozen=True)
class Finding:
    """Whole sentences for the operator; they name files and settings, never a member's words."""

    severity: Severity
    words: str
    mend: str

    def __str__(self) -> str:
        return f"{self.severity.name.capitalize()}: {self.words}\n  Mend: {self.mend}"


def refused(words: str, mend: str) -> Finding:
    return Finding(Severity.REFUSED, words, mend)


def warned(words: str, mend: str) -> Finding:
    return Finding(Severity.WARNING, words, mend)


def worst_first(found: Iterable[Finding]) -> list[Finding]:
    return sorted(found, key=lambda each: each.severity)


def stop_the_start(found: Iterable[Finding]) -> bool:
    return any(each.severity == Severity.REFUSED for each in found)
