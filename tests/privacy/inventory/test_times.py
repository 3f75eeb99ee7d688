"""How long something is kept is said from the table of retention."""

import re
from datetime import timedelta

import pytest

from forum.privacy import retention
from forum.privacy.inventory.everything import ENTRIES
from forum.privacy.inventory.times import in_words, times
from forum.privacy.retention import TABLE, Kept


@pytest.mark.parametrize(
    ("said", "words"),
    [("1 year", "1 year"), ("60 days", "60 days"), ("12 hours", "12 hours"), ("1 hour", "1 hour")],
)
def test_a_time_is_said_in_words(said, words):
    assert in_words(Kept("a thing", timedelta(0), said, None)) == words


def test_another_time_in_the_table_is_another_time_in_words(monkeypatch):
    shorter = Kept("a notice", timedelta(days=9), "9 days", "forget-notices")
    monkeypatch.setattr(retention, "NOTICES", shorter)

    assert times()["notices"] == "9 days"


def test_members_are_told_every_time_of_the_table():
    """Each is in the text of an entry by its name, so that the two cannot differ."""
    named = {name for entry in ENTRIES for name in re.findall(r"%\((\w+)\)s", str(entry.long))}
    untold = {name for name in times().keys() - named if _row(name) in TABLE}

    assert named <= times().keys()
    assert untold == set()


def _row(name: str) -> Kept:
    row: Kept = getattr(retention, name.upper())
    return row
