"""A forum, backups of it, and an empty data folder to bring them back into."""

from functools import partial

import pytest

from forum.backups.boxes import age
from tests.backups.spare import Spare, new_forum, ran


@pytest.fixture(scope="session")
def key():
    return age.new_key()


@pytest.fixture
def writer(inside):
    with inside() as make:
        return make.writer()


@pytest.fixture
def spare(app, tmp_path):
    return Spare(app, tmp_path)


@pytest.fixture
def run(app):
    """Runs a command of the forum."""
    return partial(ran, app)


@pytest.fixture
def backup(spare):
    """Makes a backup of the forum as it is now."""
    return spare.make


@pytest.fixture
def empty(tmp_path):
    """A forum whose data folder is new."""
    with new_forum(tmp_path / "new") as app:
        yield app


@pytest.fixture
def restore(spare, empty):
    """Brings a backup back into the empty forum."""
    return lambda file, *more: spare.bring_back(file, empty, *more)
