"""Write the files of a part: through Whoosh's codec, without its table of contents.

Whoosh would keep that as a pickle; ours is the manifest (forum/search/manifest.py).
"""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage

from forum.search.files import digest
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.schema import CODEC, FACTS_COLUMN, FIELDS, INDEX_NAME

Posting = tuple[int, bytes]  # the post's place, and the places of the term in it


class PartWriter:
    """The files of one part, being written: first all rows, then field after field."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        storage = _Storage(str(folder))
        self._segment = W3Segment(CODEC, INDEX_NAME, segid=secrets.token_hex(8))
        self._rows = CODEC.per_document_writer(storage, self._segment)
        self._terms = CODEC.field_writer(storage, self._segment)
        self._lengths: list[int] = []

    def add_row(self, facts: bytes, length: int) -> int:
        """Write down the facts of the next post; return its place."""
        place = len(self._lengths)
        self._lengths.append(length)
        self._rows.start_doc(place)
        self._rows.add_field("text", FIELDS["text"], None, length)
        self._rows.add_column_value("facts", FACTS_COLUMN, facts)
        self._rows.finish_doc()
        return place

    def write_field(self, name: str, terms: Iterable[tuple[str, Iterable[Posting]]]) -> None:
        """Write down a field whole; its terms and their postings come in order."""
        field, add, lengths = FIELDS[name], self._terms.add, self._lengths
        self._terms.start_field(name, field)
        for term, postings in terms:
            self._terms.start_term(term.encode())
            for place, value in postings:
                add(place, len(value) / 4 or 1.0, value, lengths[place])
            self._terms.finish_term()
        self._terms.finish_field()

    def close(self) -> Part:
        """Return the part; its files are whole now, and on the disk."""
        self._rows.close()
        self._terms.close()
        return Part(self._segment.segment_id(), len(self._lengths))


class _Storage(FileStorage):
    """Whoosh's own would put what is only for a moment into a folder for everybody."""

    def temp_storage(self, name: str | None = None) -> FileStorage:
        return self


def files_of(folder: Path, part: Part) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.name.startswith(f"{part.name}."))


def settled(folder: Path, part: Part) -> dict[str, str]:
    """Return the digest of each file of a new part, once the disk has them."""
    found = {}
    for file in files_of(folder, part):
        with file.open("rb") as opened:
            found[file.name] = digest(opened.read())
            os.fsync(opened.fileno())
    return found
