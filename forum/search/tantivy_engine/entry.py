"""What the index keeps of a post, so that its files can be written anew without the database.

These are the words that the index holds in any case, in order and folded; what stands in
their gaps is lost.
"""

import json
from typing import NamedTuple

from forum.search.backend import Document
from forum.search.cutting import Placed, placed_words


class Entry(NamedTuple):
    """A post as the index has it; `line` has a word, or nothing, for each place."""

    id: str
    thread: str
    board: str
    everyone: bool
    day: int
    helped: bool
    waiting: bool
    notes: tuple[str, ...]
    mark: int
    line: str

    @property
    def words(self) -> Placed:
        return [(place, word) for place, word in enumerate(self.line.split(" ")) if word]


def of_document(document: Document) -> Entry:
    return Entry(
        document.id.hex(),
        document.thread.hex(),
        document.board.hex(),
        document.everyone,
        document.day.toordinal(),
        document.helped,
        document.waiting,
        tuple(sorted(document.notes)),
        document.mark,
        _line(placed_words(document.title, document.body)),
    )


def pack(entry: Entry) -> bytes:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()


def unpack(packed: bytes) -> Entry:
    id_, thread, board, everyone, day, helped, waiting, notes, mark, line = json.loads(packed)
    return Entry(id_, thread, board, everyone, day, helped, waiting, tuple(notes), mark, line)


def _line(placed: Placed) -> str:
    places = [""] * (placed[-1][0] + 1 if placed else 0)
    for place, word in placed:
        places[place] = word
    return " ".join(places)
