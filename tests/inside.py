"""The way into a running forum's database, for tests and for pictures."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from sqlalchemy.orm import Session

from forum.transaction import db
from tests.makers import Make


@contextmanager
def opened(app: Flask) -> Iterator[Make]:
    """Make things in the forum's database, kept when nothing goes wrong."""
    with app.app_context(), Session(db.engine, expire_on_commit=False) as session:
        session.connection(execution_options={"writing": True})
        yield Make(session, app.extensions["news_desk"])
        session.commit()
