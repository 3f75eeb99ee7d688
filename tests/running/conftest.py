"""Forums that really run, for every test of this folder."""

import pytest

from tests.running.processes import free_address, opened


@pytest.fixture
def address() -> str:
    return free_address()


@pytest.fixture
def forum(tmp_path, address):
    """The forum, open and with all its processes, to do with as one likes."""
    with opened(tmp_path, address) as process:
        yield process


@pytest.fixture(scope="module")
def open_forum(tmp_path_factory):
    """A forum that several tests may visit, and none may end."""
    with opened(tmp_path_factory.mktemp("open"), free_address()) as process:
        yield process
