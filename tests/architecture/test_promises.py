"""The papers: each promise says what keeps it, which test would fail, and where it ends.

That the tests they name are there is asked in test_documents.py.
"""

import re
from collections.abc import Iterator

import pytest

from tests.architecture.sources import ROOT

TEST = re.compile(r"`tests/[\w./-]+`")
PROMISES = ("docs/confidentiality.md", "## The promises", 4)
ASVS = ("docs/asvs.md", "# How we stand", 3)
# What no test of ours can show: that something is not there, or a time that we promise.
WITHOUT_TEST = {"6.4.2", "15.1.1, 15.2.1"}


def rows(text: str, heading: str, columns: int) -> list[list[str]]:
    """Return the rows of tables with so many columns, from `heading` to the next of its rank."""
    rank = heading.partition(" ")[0]
    part = re.split(rf"^{rank} ", text.partition(heading)[2], flags=re.MULTILINE)[0]
    cut = [[cell.strip() for cell in line.strip("|").split("|")] for line in _lines(part)]
    return [cells for cells in cut if len(cells) == columns]


def _lines(part: str) -> Iterator[str]:
    """Yield the rows of tables without their heads."""
    lines = part.splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        is_head = f"{line}\n|---" in part
        if line.startswith("|") and not line.startswith("|---") and not is_head:
            assert before.startswith("|"), line
            yield line


def unproved(found: list[list[str]], *, proof: int) -> list[str]:
    """Return the rows that name no test."""
    return [
        cells[0]
        for cells in found
        if not TEST.search(cells[proof])
        and cells[0] not in WITHOUT_TEST
        and "rule" not in cells[proof]
    ]


def test_each_promise_names_a_test_and_most_say_where_they_end():
    path, heading, columns = PROMISES
    found = rows((ROOT / path).read_text(), heading, columns)

    assert len(found) >= 15
    assert unproved(found, proof=2) == []
    assert all(cells[1] for cells in found)


def test_what_is_met_of_the_usual_list_names_a_test():
    path, heading, columns = ASVS
    met = (ROOT / path).read_text().partition("## Where we deviate")[0]
    found = rows(met, heading, columns)

    assert len(found) >= 50
    assert unproved(found, proof=2) == []


@pytest.mark.parametrize("proof", ["", "we looked", "`forum/writing.py`"])
def test_a_promise_without_a_test_is_noticed(proof):
    head = "## The promises\n\n| promise | a | b | c |\n|---|---|---|---|\n"
    table = f"{head}| All | x | {proof} | y |\n"

    assert unproved(rows(table, "## The promises", 4), proof=2) == ["All"]
