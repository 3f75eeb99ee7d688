"""The mark of a document: what index and database are compared by."""

from dataclasses import replace
from datetime import date

import pytest

from forum.search.document import Document

POST = Document(
    id=b"p" * 16,
    thread=b"t" * 16,
    board=b"b" * 16,
    everyone=True,
    day=date(2026, 3, 4),
    title="A title",
    body="Some words",
    notes=frozenset({"grief", "debt"}),
)


@pytest.mark.parametrize(
    "change",
    [
        {"thread": b"u" * 16},
        {"board": b"c" * 16},
        {"everyone": False},
        {"day": date(2026, 3, 5)},
        {"title": "A titl", "body": "eSome words"},
        {"body": "Some word"},
        {"helped": True},
        {"waiting": True},
        {"notes": frozenset({"grief"})},
    ],
)
def test_a_mark_changes_with_whatever_is_indexed(change):
    assert replace(POST, **change).mark != POST.mark


def test_a_mark_is_the_same_for_the_same_and_fits_into_a_signed_number():
    assert POST.mark == replace(POST, notes=frozenset({"debt", "grief"})).mark
    assert 0 <= POST.mark < 2**63
