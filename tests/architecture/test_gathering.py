"""What is shipped outside the code is gathered for translation too."""

import sys

import pytest
from sqlalchemy import select

from forum.house.models import SavedReply
from tests.architecture.sources import ROOT


@pytest.fixture
def messages(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    yield __import__("messages")
    sys.modules.pop("messages", None)


def test_the_saved_replies_are_gathered_as_the_database_has_them(inside, messages):
    gathered = {message.id for message in messages.gather()}

    with inside() as make:
        kept = make._session.execute(select(SavedReply.title, SavedReply.text)).all()

    assert kept
    assert {words for row in kept for words in row} <= gathered
