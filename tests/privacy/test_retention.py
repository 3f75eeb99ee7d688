"""For how long anything is kept: the table, the document, the page and the worker say the same."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from forum.pages.views import REGION_KEPT
from forum.privacy import retention
from forum.privacy.retention import COUNTERS, COUNTRY, SEARCHES, TABLE
from forum.running.chores import for_app
from forum.search.pages.tokens import ALIVE
from forum.web.throttle import HOUR_SECONDS

DOCUMENT = Path("docs/confidentiality.md").read_text(encoding="utf-8")
UNITS = {
    "minutes": timedelta(minutes=1),
    "hours": timedelta(hours=1),
    "days": timedelta(days=1),
    "weeks": timedelta(weeks=1),
    "months": timedelta(days=30.5),
    "years": timedelta(days=365),
}
of_each = pytest.mark.parametrize("kept", TABLE, ids=lambda kept: f"{kept.what}, {kept.said}")


def row_of(what: str) -> str:
    """Return what "How long" says of it."""
    rows = DOCUMENT.partition("## How long")[2].partition("\n## ")[0].splitlines()
    [found] = [row for row in rows if row.startswith(f"| {what}")]
    return found


def said_of(text: str) -> timedelta:
    number, unit = re.fullmatch(r"(\d+) (\w+)", text).groups()
    return int(number) * UNITS[unit.removesuffix("s") + "s"]


@of_each
def test_the_document_says_how_long(kept):
    assert said_of(kept.said) == kept.time
    assert kept.said in row_of(kept.what)


def test_a_chore_of_the_worker_forgets_each(app):
    chores = {chore.name for chore in for_app(app)}

    assert {kept.chore for kept in TABLE if kept.chore} - chores == set()


def test_what_no_chore_forgets_ends_by_itself():
    """In memory, in the browser, or in a box that opens no more: each has a test of its own."""
    assert [kept for kept in TABLE if kept.chore is None] == [COUNTERS, COUNTRY, SEARCHES]
    assert timedelta(seconds=HOUR_SECONDS) == COUNTERS.time
    assert COUNTRY.time == REGION_KEPT
    assert SEARCHES.time == ALIVE


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
