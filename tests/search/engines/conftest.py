"""The engines, and what is asked of each."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from forum.search.backend import Backend, Document
from forum.search.tantivy_engine.backend import TantivyBackend
from forum.search.whoosh_engine.backend import WhooshBackend

Opener = Callable[[Path], Backend]
SECRET = b"s" * 32
ENGINES: dict[str, Opener] = {
    "whoosh": lambda data: WhooshBackend(data, SECRET),
    "tantivy": lambda data: TantivyBackend(data, SECRET),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    return folder


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
