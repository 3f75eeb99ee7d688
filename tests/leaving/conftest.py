"""Somebody who has lived here, for all tests of leaving."""

import pytest

from forum.leaving.belongings import belongings
from tests.leaving.living import live


@pytest.fixture
def life(session):
    """Somebody who will leave, or fetch what is theirs."""
    return live(session)


@pytest.fixture
def other(session):
    """Somebody who did the same."""
    return live(session)


@pytest.fixture
def mine(session, life):
    return belongings(session, life.root)
