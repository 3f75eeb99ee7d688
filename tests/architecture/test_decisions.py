"""The decisions: one page each, in four parts, so that the next person knows why."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.architecture.sources import DOCUMENTS, Source

DECISION = re.compile(r"docs/decisions/(\d{4})-[a-z0-9-]+\.md")
SECTIONS = ("**Context.**", "**Decision.**", "**Status.**", "**Consequences.**")
DECISION_LINES = 60


def unfinished_decisions(documents: Sequence[Source]) -> list[str]:
    """A decision is one page: a noun for a title, then four parts, and "We will"."""
    found = [(document, DECISION.fullmatch(document.path)) for document in documents]
    return [
        f"{document.path}: {fault}"
        for document, number in found
        if document.path.startswith("docs/decisions/")
        for fault in _faults(document, number[1] if number else "")
    ]


def _faults(document: Source, number: str) -> Iterator[str]:
    lines = document.text.splitlines()
    places = [document.text.find(section) for section in SECTIONS]
    if not number:
        yield "is not called like 0001-some-words.md"
    if not lines or not re.fullmatch(rf"# {number}\. [A-Za-z].*[^.]", lines[0]):
        yield f"does not begin with '# {number}. ' and a title"
    if -1 in places or places != sorted(places):
        yield "lacks a part, or has them in another order"
    if not re.search(r"\*\*Decision\.\*\* We will ", document.text):
        yield "does not say what we will do"
    if not re.search(r"\*\*Status\.\*\* \w+, \d{4}-\d{2}-\d{2}\.", document.text):
        yield "does not say since when"
    if len(lines) > DECISION_LINES:
        yield "is more than a page"


def numbers_taken_twice(documents: Sequence[Source]) -> list[str]:
    numbers = [Path(d.path).name[:4] for d in documents if d.path.startswith("docs/decisions/")]
    return [number for number in sorted(set(numbers)) if numbers.count(number) > 1]


@pytest.mark.parametrize("check", [unfinished_decisions, numbers_taken_twice])
def test_every_decision_can_be_read_by_the_next_person(check):
    assert not (found := check(DOCUMENTS)), "\n".join(found)


GOOD = """# 0042. Windows that are lit

**Context.** It is dark.

**Decision.** We will light a lamp.

**Status.** Accepted, 2026-11-24.

**Consequences.** Somebody comes in.
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# 0042. ", "# 42. "),
        ("that are lit", "that are lit."),
        ("**Context.** ", ""),
        ("**Status.** Accepted", "**State.** Accepted"),
        ("We will", "Let us"),
        ("2026-11-24", "lately"),
        ("Somebody comes in.", "So.\n" * 60),
    ],
)
def test_the_check_of_decisions_notices_an_unfinished_one(old, new):
    path = "docs/decisions/0042-lit-windows.md"

    assert unfinished_decisions([Source(path, GOOD)]) == []
    assert unfinished_decisions([Source(path, GOOD.replace(old, new))])
    assert unfinished_decisions([Source("docs/decisions/lamps.md", GOOD)])


def test_the_check_of_decisions_notices_a_number_that_was_taken():
    both = [Source(f"docs/decisions/0042-{word}.md", GOOD) for word in ("lamps", "windows")]

    assert numbers_taken_twice(both) == ["0042"]
