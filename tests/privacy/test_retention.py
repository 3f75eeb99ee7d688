"""For how long anything is kept: the table, the document, the page and the worker say the same."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from forum.privacy import retention
from forum.privacy.retention import TABLE
from forum.running.chores import for_app

DOCUMENT = Path("docs/confidentiality.md").read_text(encoding="utf-8")
UNITS = {
    "minutes": timedelta(minutes=1),
    "hours": timedelta(hours=1),
    "days": timedelta(days=1),
    "weeks": timedelta(weeks=1),
    "months": timedelta(days=30.5),
}
of_each = pytest.mark.parametrize("kept", TABLE, ids=lambda kept: f"{kept.what}, {kept.said}")


def row_of(what: str) -> str:
    """Return what "How long" says of it."""
    rows = DOCUMENT.partition("## How long")[2].partition("\n## ")[0].splitlines()
    [found] = [row for row in rows if row.startswith(f"| {what}")]
    return found


def said_of(text: str) -> timedelta:
    number, unit = re.fullmatch(r"(\d+) (\w+)", text).groups()
    return int(number) * UNITS[unit]


@of_each
def test_the_document_says_how_long(kept):
    assert said_of(kept.said) == kept.time
    assert kept.said in row_of(kept.what)


@of_each
def test_the_page_for_members_says_it_too(guest, kept):
    heading, said = kept.on_page
    rows = guest.get("/privacy").one("table").find_all("tr")
    [row] = [row for row in rows if row.get_text().strip().startswith(heading)]

    assert said in row.get_text()


@of_each
def test_a_chore_of_the_worker_forgets_it(app, kept):
    assert kept.chore in {chore.name for chore in for_app(app)}


def test_every_row_is_in_the_table():
    rows = [each for each in vars(retention).values() if isinstance(each, retention.Kept)]

    assert len(rows) == len(set(TABLE)) == len(TABLE)
    assert set(rows) == set(TABLE)


def test_every_time_of_the_document_that_a_chore_ends_is_of_the_table():
    """Days of the document that no row has would be a promise that nobody keeps."""
    told = "\n".join(row_of(kept.what) for kept in TABLE)
    rest = DOCUMENT.partition("## How long")[2].partition("\n## ")[0]
    days = re.findall(r"\d+ (?:days|weeks|months)", rest)

    assert [each for each in days if each not in told] == []
