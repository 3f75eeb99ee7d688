"""A forum that is searched, and what its answers say once that which differs each time is off."""

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import tantivy
from flask import Flask
from sqlalchemy.orm import Session

from config import load
from forum.app import create_app
from forum.boards.curating import NewBoard, change_board
from forum.boards.models import Board, Reading
from forum.search.backend import Alternative, Audience, Backend, Document, Request, Wanted
from forum.search.keeping import documents
from forum.search.keeping.indexing import Indexer
from forum.search.keeping.store import Store
from forum.transaction import db, transaction
from tests.makers import Make
from tests.visitor import PageSeen, Visitor

ENGINES = ("whoosh", "tantivy")
# The question lies sealed in the address of its answer: other bytes each time, as many as before.
_SEALED = re.compile(r"/search/r/[\w.~-]+")
_OWN = re.compile(r'name="(?:csrf_token|nonce)"[^>]*value="[^"]*"')


class Searched:
    """A forum with an engine; `keep_up` is what the worker does all day."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.visit = partial(Visitor, app)

    @property
    def backend(self) -> Backend:
        found: Backend = self.app.extensions["search"]
        return found

    @contextmanager
    def inside(self) -> Iterator[Make]:
        with self.app.app_context(), Session(db.engine, expire_on_commit=False) as session:
            session.connection(execution_options={"writing": True})
            yield Make(session, self.app.extensions["news_desk"])
            session.commit()

    def build(self) -> None:
        with self.app.app_context():
            self.backend.rebuild(documents.everything(self._store.look))

    def keep_up(self) -> None:
        """Bring the index into step with the database."""
        with self.app.app_context():
            Indexer(self.backend, self._store).catch_up()

    @property
    def _store(self) -> Store:
        return Store(look=lambda: Session(db.engine), write=transaction)

    def ask(self, words: str, visitor: Visitor | None = None, **chosen: str) -> PageSeen:
        """Send words as the search page does, and go where that leads."""
        return (visitor or self.visit()).post("/search", {"q": words} | chosen)

    def look(self, words: str, visitor: Visitor | None = None, **chosen: str) -> PageSeen:
        """Ask as a link does: the same answer, at once."""
        return (visitor or self.visit()).get("/search", query_string={"q": words} | chosen)

    def plant(self, posts: Iterable[Document]) -> None:
        """Put into the index what must not be there: the fault that a proof has to find."""
        self.backend.apply(posts)


@contextmanager
def searched_forum(
    folder: Path, migrated: Path, engine: str, meaning: str = "off"
) -> Iterator[Searched]:
    """Begin a forum of one's own that is searched with `engine`."""
    folder.mkdir(mode=0o700, exist_ok=True)
    shutil.copy(migrated, folder / "lamplit.db")
    chosen = {"LAMPLIT_SEARCH": engine, "LAMPLIT_MEANING": meaning}
    hurried = {"LAMPLIT_LIMITS": "off", "LAMPLIT_HOLD_FIRST_POSTS": "0"}
    app = create_app(load({"LAMPLIT_DATA": str(folder)} | hurried | chosen))
    app.extensions["failures"] = failures = []
    app.extensions["log_failure"] = failures.append
    forum = Searched(app)
    forum.build()
    yield forum
    forum.backend.close()
    with app.app_context():
        db.engine.dispose()


def give_reading(make: Make, board_id: bytes, reading: Reading) -> Board:
    """Let others read a board, as an operator does."""
    board = make._session.get_one(Board, board_id)
    words = NewBoard(board.slug, board.name, board.description, reading=reading)
    change_board(make._session, board, words)
    return make._done(board)


def bare(page: PageSeen, *words: str) -> str:
    """Return all of a page but what is new each time, and `words`, whoever typed them."""
    text = _OWN.sub("", _SEALED.sub("/search/r/", page.text))
    for word in words:
        text = text.replace(word, "…")
    heads = sorted(
        f"{k}: {v}" for k, v in page.headers.items() if k not in ("Content-Length", "Set-Cookie")
    )
    return "\n".join([str(page.status), *heads, text])


def results(page: PageSeen) -> list[str]:
    """Return the ids of the posts that a page shows as found."""
    return [str(each["data-result"]) for each in page.all("[data-result]")]


def scores(
    backend: Backend, term: str, audience: Audience = Audience.EVERYONE
) -> Mapping[bytes, float]:
    """Return what each post that is found for a term is worth."""
    asked = Request((Wanted((Alternative((term,)),)),), audience, per_thread=False, limit=200)
    return {hit.id: hit.score for hit in backend.find(asked).hits}


def counted_in(folder: Path, words: Iterable[str]) -> set[tuple[str, str]]:
    """Return the words that tantivy still counts in any index below `folder`.

    It packs them so that its files do not show them, and counts those of deleted posts, too.
    """
    searchers = [
        tantivy.Index.open(str(meta.parent)).searcher() for meta in folder.rglob("meta.json")
    ]
    return {
        (word, f"{field} of tantivy")
        for searcher in searchers
        for field in ("text", "phrase", "word")
        for word in words
        if any(term.startswith(word[:6]) for term, _ in searcher.terms_with_prefix(field, word[:6]))
    }
