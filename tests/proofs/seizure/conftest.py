"""Forums that were lived in, built once for all processes of a test run."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.inside import migrated_in
from tests.proofs.seizure.building import LARGE, SMALL, build, built_once
from tests.proofs.seizure.held_chance import hold_chance
from tests.proofs.seizure.schedule import Size


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that the processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database whose salt is the same in each run."""
    with pytest.MonkeyPatch.context() as patch:
        hold_chance(patch, seed="migrated")
        return migrated_in(tmp_path_factory.mktemp("migrated"))


@pytest.fixture(scope="session")
def lived(shared: Path, migrated: Path) -> Callable[..., Path]:
    """Return the folder of a forum of a size, with an engine, in which nothing is planted."""

    def folder(size: Size, engine: str = "whoosh") -> Path:
        here = shared / f"lived-{size.members}-{engine}"
        built_once(here, partial(build, migrated=migrated, size=size, engine=engine))
        return here

    return folder


@pytest.fixture
def small(lived: Callable[..., Path]) -> Path:
    return lived(SMALL)


@pytest.fixture
def large(lived: Callable[..., Path]) -> Path:
    return lived(LARGE)
