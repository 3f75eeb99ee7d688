"""An engine on disk beside a database in memory, filled from it."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy.orm import Session

from config import Settings
from forum.search.backend import Backend
from forum.search.choosing import open_backend
from forum.search.keeping.documents import of_threads


@pytest.fixture
def index(settings: Settings, session: Session) -> Iterator[Callable[..., Backend]]:
    """`index(thread, …)` returns an engine that knows these conversations, and nothing else."""
    engine = open_backend(settings)

    def known(*threads: object) -> Backend:
        session.flush()
        engine.rebuild(of_threads(session, [thread.id for thread in threads]))
        return engine

    yield known
    engine.close()
