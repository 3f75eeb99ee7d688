"""A small index, written by us, or by stock Whoosh in the shape of the schema."""

import hashlib
import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from whoosh.filedb.filestore import FileStorage, Storage
from whoosh.index import Index
from whoosh.writing import SegmentWriter

from forum.search.backend import Alternative, Document, Wanted
from forum.search.cutting import cut
from forum.search.whoosh_engine import facts
from forum.search.whoosh_engine.filling import write_in_order
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.schema import CODEC, INDEX_NAME, SCHEMA


def an_id(name: str) -> bytes:
    return hashlib.blake2b(name.encode(), digest_size=16).digest()


def a_post(name: str, body: str, **facts_: object) -> Document:
    thread = facts_.pop("thread", f"thread of {name}")
    board = facts_.pop("board", "sleep")
    known = {"everyone": True, "day": date(2026, 3, 4), "title": ""} | facts_
    return Document(an_id(name), an_id(str(thread)), an_id(str(board)), body=body, **known)


def write(folder: Path, documents: Sequence[Document], size: int = 1000) -> list[Part]:
    """Write parts of so many posts, which lie in them as they come; return the parts."""
    folder.mkdir(parents=True, exist_ok=True)
    some = (documents[begin : begin + size] for begin in range(0, len(documents), size))
    return [write_in_order(folder, each) for each in some]


def write_into(storage: Storage, documents: Sequence[Document], size: int = 1000) -> Index:
    """Let stock Whoosh write segments of so many posts; return its index."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as own:
        # Whoosh itself uses one folder for everybody, and takes it away when done.
        storage.temp_storage = lambda name=None: FileStorage(own).create()
        index = storage.create_index(SCHEMA, indexname=INDEX_NAME)
        for begin in range(0, len(documents), size):
            writer = SegmentWriter(index, compound=False, codec=CODEC)
            for document in documents[begin : begin + size]:
                terms, words = cut(document.title, document.body)
                row = facts.pack(document, len(terms))
                writer.add_document(text=terms, word=words, note=sorted(document.notes), facts=row)
            writer.commit(merge=False)
    return index


def wanted(*terms: str, weight: float = 1.0, must: bool = False) -> Wanted:
    """Return what asks for one of the terms; several words in one are a phrase."""
    return Wanted(tuple(alternative(term, weight) for term in terms), must)


def alternative(terms: str, weight: float = 1.0) -> Alternative:
    """Return the terms one after another; a dot among them leaves room."""
    placed = [(at, term) for at, term in enumerate(terms.split()) if term != "."]
    gaps, found = zip(*placed, strict=True)
    return Alternative(found, gaps, weight)


def a_corpus(seed: int, count: int) -> list[Document]:
    """Return posts of words that nobody wrote, some frequent and most rare."""
    chance = random.Random(seed)
    vocabulary = [_word(chance) for _ in range(400)]
    weights = [1 / (rank + 2) for rank in range(len(vocabulary))]

    def text(most: int) -> str:
        return " ".join(chance.choices(vocabulary, weights, k=chance.randint(1, most)))

    return [
        a_post(
            f"post {at}",
            text(chance.choice([8, 40, 300])),
            title=text(6) if at % 5 == 0 else "",
            thread=f"thread {at // 5}",
            board=f"board {at // 5 % 6}",
            everyone=at // 5 % 6 != 5,
            day=date(2025, 1, 1) + timedelta(days=chance.randrange(200)),
            helped=chance.random() < 0.3,
            waiting=chance.random() < 0.3,
            notes=frozenset({"grief"} if chance.random() < 0.1 else ()),
        )
        for at in range(count)
    ]


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprtvz") + chance.choice("aou") for _ in range(3)) + "x"
