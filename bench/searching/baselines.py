"""What searching is measured against: SQLite's own full text search, and Whoosh as it comes.

FTS5 ranks by BM25 and stems with Porter's; title and body count alike. It gets the words, and
any of them will do, unless all are asked for. Whoosh has its own analysis and its own ranking.
"""

import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from whoosh import fields, index, query
from whoosh.analysis import StemmingAnalyzer

from forum.search.backend import Document


class Fts5:
    """A table of words and a table of facts, in one file."""

    def __init__(self, file: Path | str = ":memory:") -> None:
        self._db = sqlite3.connect(file, check_same_thread=False)
        self._db.execute("PRAGMA cache_size = -262144")

    def build(self, documents: Iterable[Document]) -> None:
        self._db.executescript(
            """
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            DROP TABLE IF EXISTS words;
            DROP TABLE IF EXISTS fact;
            CREATE VIRTUAL TABLE words USING fts5(title, body, tokenize = 'porter unicode61');
            CREATE TABLE fact (number INTEGER PRIMARY KEY, id BLOB, board BLOB, day INTEGER);
            """
        )
        for number, post in enumerate(documents):
            self._db.execute(
                "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
                (number, post.title, post.body),
            )
            row = (number, post.id, post.board, post.day.toordinal())
            self._db.execute("INSERT INTO fact VALUES (?, ?, ?, ?)", row)
        self._db.commit()

    def best(self, match: str, limit: int = 10, past: int = 0) -> list[bytes]:
        """Return ids, best first."""
        found = self._db.execute(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ? OFFSET ?",
            (match, limit, past),
        )
        return [self._id(number) for (number,) in found.fetchall()]

    def best_on(self, match: str, board: bytes, since: int, limit: int = 10) -> list[bytes]:
        """Return ids of posts of one board that were written since a day, best first."""
        found = self._db.execute(
            "SELECT id FROM words JOIN fact ON number = words.rowid WHERE words MATCH ?"
            " AND board = ? AND day >= ? ORDER BY rank LIMIT ?",
            (match, board, since, limit),
        )
        return [id_ for (id_,) in found]

    def newest(self, match: str, limit: int = 10) -> list[bytes]:
        """Return ids, newest first: the rows stand in the order of their days."""
        found = self._db.execute(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?",
            (match, limit),
        )
        return [self._id(number) for (number,) in found.fetchall()]

    def _id(self, number: int) -> bytes:
        row = self._db.execute("SELECT id FROM fact WHERE number = ?", (number,)).fetchone()
        return bytes(row[0])

    def close(self) -> None:
        self._db.close()


def any_of(words: Sequence[str]) -> str:
    """Return what FTS5 is asked for posts with any of the words."""
    return " OR ".join(f'"{word}"' for word in words)


def all_of(words: Sequence[str]) -> str:
    """Return what FTS5 is asked for posts with all of the words."""
    return " AND ".join(f'"{word}"' for word in words)


def phrase_of(words: Sequence[str]) -> str:
    """Return what FTS5 is asked for posts with the words one after another."""
    return '"' + " ".join(words) + '"'


class StockWhoosh:
    """Whoosh with its own settings: stems, a short stop list, BM25F."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._analyse = StemmingAnalyzer()
        self._open = index.open_dir(folder) if index.exists_in(folder) else None
        self._searcher = self._open.searcher() if self._open else None

    def build(self, documents: Iterable[Document]) -> None:
        self.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        schema = fields.Schema(
            id=fields.ID(stored=True), text=fields.TEXT(analyzer=self._analyse, phrase=True)
        )
        self._open = index.create_in(self._folder, schema)
        writer = self._open.writer(limitmb=512)
        for post in documents:
            writer.add_document(id=post.id.hex(), text=f"{post.title}\n{post.body}")
        writer.commit()
        self._searcher = self._open.searcher()

    def best(self, text: str, limit: int = 10) -> list[bytes]:
        """Return ids of posts with any of the words, best first."""
        assert self._searcher is not None
        terms = dict.fromkeys(token.text for token in self._analyse(text))
        asked = query.Or([query.Term("text", term) for term in terms])
        found = self._searcher.search(asked, limit=limit)
        return [bytes.fromhex(hit["id"]) for hit in found]

    def close(self) -> None:
        if self._open:
            self._searcher.close()
            self._open.close()
