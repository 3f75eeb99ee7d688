"""The engines, and what is asked of each."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from forum.search.backend import Backend, Document, Request
from forum.search.tantivy_engine.backend import TantivyBackend
from tests.search.posts import key

Opener = Callable[[Path], Backend]
ENGINES: dict[str, Opener] = {"tantivy": TantivyBackend}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "search"


@pytest.fixture(params=ENGINES)
def opened(request: pytest.FixtureRequest) -> Opener:
    """Open the engine whose index is in a folder, as another process would."""
    return ENGINES[request.param]


@pytest.fixture
def engine(opened: Opener, folder: Path) -> Backend:
    """An engine without an index."""
    return opened(folder)


@pytest.fixture
def filled(engine: Backend) -> Callable[[Iterable[Document]], Backend]:
    def fill(documents: Iterable[Document]) -> Backend:
        engine.rebuild(documents)
        return engine

    return fill


@pytest.fixture
def found(engine: Backend) -> Callable[..., list[object]]:
    """Return the names of the posts that a request finds, in order."""

    def find(request: Request, *names: object) -> list[object]:
        known = {key(name): name for name in names}
        return [known.get(hit.id, hit.id) for hit in engine.find(request).hits]

    return find
