"""What is kept of a post beside its vector: facts for filters, and no word."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from forum.search.backend import Document
from forum.search.meaning.ids import Array, halves

WIDTH, MOST_NOTES = 384, 16
LARGEST = 127
LIVING, EVERYONE, HELPED, WAITING = 1, 2, 4, 8

# `text` tells whether the words are still those of the vector, `mark` is Document.mark. A row of
# zeros is that of a post that was taken out.
FACTS = np.dtype(
    [
        *(("id", "<u8", 2), ("thread", "<u8", 2), ("board", "<u8", 2)),
        *(("text", "<u8"), ("mark", "<i8"), ("day", "<i4"), ("flags", "<u4")),
        ("notes", "<u4", MOST_NOTES),
    ]
)
VECTORS = np.dtype([("scale", "<f4"), ("parts", "i1", WIDTH)])


@dataclass(frozen=True, slots=True)
class Rows:
    """Facts and vectors of posts, in step."""

    facts: Array
    vectors: Array

    def __len__(self) -> int:
        return len(self.facts)

    def at(self, places: Array) -> "Rows":
        return Rows(self.facts[places], self.vectors[places])

    @property
    def living(self) -> Array:
        """Return the places of the posts that are still in."""
        return np.flatnonzero(self.facts["flags"] & LIVING)


def no_rows() -> Rows:
    return Rows(np.zeros(0, FACTS), np.zeros(0, VECTORS))


def facts_of(documents: Collection[Document]) -> Array:
    rows = [_facts(document) for document in documents]
    return np.array(rows, FACTS)


def vectors_of(vectors: Collection[NDArray[np.float32]]) -> Array:
    """Return the vectors in 8 bits for each of their parts."""
    packed = np.zeros(len(vectors), VECTORS)
    for row, vector in zip(packed, vectors, strict=True):
        row["scale"] = scale = float(np.abs(vector).max()) / LARGEST or 1.0
        row["parts"] = np.rint(vector / scale)
    return packed


def text_of(document: Document) -> int:
    """Return a number that changes with the words."""
    words = f"{document.title}\0{document.body}".encode()
    return int.from_bytes(hashlib.blake2b(words, digest_size=8).digest(), "little")


def number_of(note: str) -> int:
    """Return what stands for a content note; never 0, which is none."""
    digest = hashlib.blake2b(note.encode(), digest_size=4).digest()
    return int.from_bytes(digest, "little") or 1


def _facts(document: Document) -> tuple[object, ...]:
    notes = [number_of(note) for note in sorted(document.notes)][:MOST_NOTES]
    return (
        halves(document.id),
        halves(document.thread),
        halves(document.board),
        text_of(document),
        document.mark,
        document.day.toordinal(),
        LIVING
        | EVERYONE * document.everyone
        | HELPED * document.helped
        | WAITING * document.waiting,
        (*notes, *[0] * (MOST_NOTES - len(notes))),
    )
