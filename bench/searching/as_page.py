"""Questions as the search page puts them: slips mended, and words of others beside."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from bench.searching.corpora import BOARDS
from forum.database import Base, prepare
from forum.search.asking.choices import Choices, Reader
from forum.search.asking.query import parse
from forum.search.asking.reading import synonyms_now
from forum.search.asking.requests import ask
from forum.search.backend import Audience, Backend, Request

READER = Reader(Audience.EVERYONE, {f"board-{n}": id_ for n, id_ in enumerate(BOARDS)})


@contextmanager
def no_own_words() -> Iterator[Session]:
    """Lend a database in which nobody added or changed a word."""
    engine = create_engine("sqlite://")
    prepare(engine)
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


def page_request(
    session: Session, backend: Backend, text: str, *, limit: int = 10, as_typed: bool = False
) -> Request:
    """Return what the page asks the engine for `text`."""
    choices = Choices(per_thread=False, limit=limit, as_typed=as_typed)
    synonyms = synonyms_now(session)
    return ask(backend, parse(text), choices, reader=READER, synonyms=synonyms).request
