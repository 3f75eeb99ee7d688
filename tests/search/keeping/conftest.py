"""A database in which the index hears of each change."""

import pytest

from forum.events import NewsDesk
from forum.search.keeping.listening import sit_down_at
from forum.search.keeping.outbox import all_rows, strike_out
from tests.makers import Make


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
