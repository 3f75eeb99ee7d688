"""The real model, made once for all tests of a process, and vectors without it."""

import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import numpy as np
import pytest

from forum.search.backend import Backend
from forum.search.meaning.ids import Vector
from forum.search.meaning.meaning_backend import MeaningBackend
from forum.search.meaning.model import Model
from forum.search.meaning.store import VectorStore
from forum.search.tantivy_engine.backend import TantivyBackend
from tests.search.meaning.vectors import TAG


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    folder = tmp_path_factory.mktemp("model")
    model = Model(folder, b"s" * 32)
    model.make()
    return model


@pytest.fixture
def store(tmp_path: Path) -> VectorStore:
    return VectorStore(tmp_path / "meaning", TAG)


@pytest.fixture
def words(tmp_path: Path) -> Backend:
    """An engine that goes by words alone, with nothing in its index."""
    engine = TantivyBackend(tmp_path / "words", b"s" * 32)
    engine.rebuild([])
    return engine


@pytest.fixture
def engine(words: Backend, model: Model, store: VectorStore) -> MeaningBackend:
    return MeaningBackend(words, model, store)


@pytest.fixture
def vector() -> Callable[[float], Vector]:
    """Make a vector whose product with that of 1.0 is the number."""

    def made(likeness: float) -> Vector:
        vector = np.zeros(384, np.float32)
        vector[:2] = likeness, (1 - likeness**2) ** 0.5
        return vector

    return made


@pytest.fixture
def full_disk() -> Callable[[], AbstractContextManager[None]]:
    """`with full_disk():` no file grows any more, as the kernel sees to it."""

    @contextmanager
    def full() -> Iterator[None]:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, heard)

    return full
