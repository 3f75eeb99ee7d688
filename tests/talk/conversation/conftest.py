"""A conversation, three members who have read it, and what looking at it costs."""

import pytest

from forum.public_ids import to_text
from forum.talk.conversation import page_views
from tests.counting import statements_of
from tests.visitor import Visitor


@pytest.fixture
def thread(inside):
    with inside() as make:
        thread = make.thread(title="Long nights")
        make.reply(thread, body="First answer.", notes=["violence"])
        make.reply(thread, body="Second answer.")
    return thread


@pytest.fixture
def look(app, thread, monkeypatch):
    """Look at the conversation; return the page, and how many statements it cost."""

    def looked(visitor, more="", *, alone=False):
        if alone:  # as if nobody could share a page
            monkeypatch.setattr(page_views, "_for_all", lambda *_: (None, None))
        with statements_of(app) as asked:
            page = visitor.get(f"/t/{to_text(thread.id)}{more}")
        assert page.status == 200
        return page, len([sql for sql in asked if sql.startswith("SELECT")])

    return looked


@pytest.fixture
def several(app, look):
    """Three members who have read the conversation to its end."""
    members = [Visitor(app).arrive() for _ in range(3)]
    for each in members:
        look(each)
    return members
