"""Every answer of every journey is looked through for what its reader must not have."""

import pytest

from forum.clock import now
from tests.journeys.cases import flagged
from tests.journeys.details import NEW
from tests.proofs.hidden import secrets_of
from tests.proofs.scanning import findings, listening
from tests.proofs.walking import start_thread


@pytest.fixture(autouse=True)
def nothing_hidden_is_sent(app):
    with listening(app) as heard:
        yield
    assert findings(heard, secrets_of(app, heard)) == []


@pytest.fixture
def board(inside):
    with inside() as make:
        return make.board(slug="sleep", name="Sleep")


@pytest.fixture
def thread(board, visit):
    """The address of somebody's question."""
    return start_thread(visit().arrive(), "sleep", title="Awake again", body="How do you do it?")


@pytest.fixture(params=["reply", "new"])
def where(request, thread):
    """Where words are written: in answer to that question, and on a page of their own."""
    return {"reply": f"{thread}/reply", "new": NEW}[request.param]


@pytest.fixture
def otter(visit):
    return visit().arrive_on_duty()


@pytest.fixture
def mine(inside, board, member):
    """The member's flagged reply and its case."""
    with inside() as make:
        writer = make.writer(root=member.root)
        return flagged(make, board=board, writer=writer, body="You fool.", at=now())
