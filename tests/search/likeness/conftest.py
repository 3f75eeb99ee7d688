"""An index of what is written in the test's own database."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest

from config import Settings
from forum.search.backend import Backend
from forum.search.choosing import open_backend
from tests.search.filling import fill

GUEST, MEMBER = SimpleNamespace(is_member=False), SimpleNamespace(is_member=True)


@pytest.fixture
def backend(settings: Settings) -> Iterator[Backend]:
    backend = open_backend(settings)
    yield backend
    backend.close()


@pytest.fixture
def index(session, backend) -> Callable[[], Backend]:
    """Puts everything that is written so far into the index."""

    return lambda: fill(backend, session)
