"""A database in a file, as the models make it: for what goes past SQLAlchemy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.inside import made_in


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with made_in(tmp_path / "forum.db") as engine:
        yield engine
