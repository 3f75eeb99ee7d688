"""A database in a file, as the models make it: for what goes past SQLAlchemy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from forum.database import Base, prepare


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = create_engine(f"sqlite:///{tmp_path / 'forum.db'}")
    prepare(engine)
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()
