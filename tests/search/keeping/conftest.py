"""A database in which the index hears of each change."""

import pytest

from forum.events import NewsDesk
from forum.search.keeping.checking import compare
from forum.search.keeping.commands import STORE
from forum.search.keeping.indexing import Indexer
from forum.search.keeping.listening import sit_down_at
from forum.search.keeping.outbox import all_rows, strike_out
from tests.makers import Make
from tests.search.engines.conftest import ENGINES


@pytest.fixture
def make(session):
    """Make things as in a running forum, whose news the index hears."""
    desk = NewsDesk()
    sit_down_at(desk)
    return Make(session, desk)


@pytest.fixture
def quiet(session):
    """Forget what the index has still to look at."""

    def forget():
        session.flush()
        strike_out(session, all_rows(session))

    return forget


@pytest.fixture(params=ENGINES)
def backend(request, app, settings):
    """The index of a running forum; there is none yet."""
    app.extensions["search"] = ENGINES[request.param](settings.data)
    return app.extensions["search"]


@pytest.fixture
def indexer(app, backend):
    """Lets an empty index look at what happens in the forum."""
    backend.rebuild([])
    with app.app_context():
        yield Indexer(backend, STORE)


@pytest.fixture
def agree(backend):
    """Tell whether index and database agree; call it inside the application."""

    def do_they():
        found = compare(backend, STORE)
        return found.are_none and found.same

    return do_they
