"""The way into a running forum's database, for tests and for pictures."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from config import load
from forum.app import create_app
from forum.database import Base, prepare
from forum.transaction import db
from tests.makers import Make


@contextmanager
def opened(app: Flask) -> Iterator[Make]:
    """Make things in the forum's database, kept when nothing goes wrong."""
    with app.app_context(), Session(db.engine, expire_on_commit=False) as session:
        session.connection(execution_options={"writing": True})
        yield Make(session, app.extensions["news_desk"])
        session.commit()


@contextmanager
def made_in(file: Path) -> Iterator[Engine]:
    """Lend an empty database in this file, as the models make it."""
    engine = create_engine(f"sqlite:///{file}")
    prepare(engine)
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


def migrated_in(folder: Path) -> Path:
    """Return an empty database in `folder`, as the migrations make it."""
    app = create_app(load({"LAMPLIT_DATA": str(folder)}))
    with app.app_context():
        upgrade()
        db.engine.dispose()
    return folder / "lamplit.db"
