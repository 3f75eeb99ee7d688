"""What several proofs need."""

import pytest

from forum.transaction import db
from tests.proofs.searching import ENGINES, searched_forum
from tests.proofs.street import Street


@pytest.fixture(params=ENGINES)
def searched(request, tmp_path, migrated):
    """A forum that is searched, for every engine."""
    with searched_forum(tmp_path / "data", migrated, request.param) as forum:
        yield forum


@pytest.fixture
def street(app, settings, inside):
    there = Street(settings, inside)
    yield there
    with there.app.app_context():
        db.engine.dispose()
