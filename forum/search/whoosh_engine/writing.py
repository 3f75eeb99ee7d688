"""Write the files of a part: through Whoosh's codec, without its table of contents and its lists.

Whoosh would keep both as pickles: ours are the manifest (forum/search/manifest.py), and columns
(schema.py).
"""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from whoosh.codec.whoosh3 import W3FieldWriter, W3Segment, W3TermInfo
from whoosh.filedb.filestore import FileStorage
from whoosh.system import pack_ushort

from forum.search.files import digest
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.schema import CODEC, FACTS_COLUMN, FIELDS, INDEX_NAME, Columns


class PartWriter:
    """The files of one part, being written: first all rows, then field after field."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        storage = _Storage(str(folder))
        self._segment = W3Segment(CODEC, INDEX_NAME, segid=secrets.token_hex(8))
        self._rows = CODEC.per_document_writer(storage, self._segment)
        self._terms = _Lists(CODEC, storage, self._segment)
        self._count = 0

    def add_row(self, facts: bytes, length: int) -> int:
        """Write down the facts of the next post; return its place."""
        place = self._count
        self._count += 1
        self._rows.start_doc(place)
        self._rows.add_field("text", FIELDS["text"], None, length)
        self._rows.add_column_value("facts", FACTS_COLUMN, facts)
        self._rows.finish_doc()
        return place

    def write_field(self, name: str, lists: Iterable[tuple[str, Columns]]) -> None:
        """Write down a field whole; its terms come in order."""
        self._terms.start_field(name, FIELDS[name])
        for term, columns in lists:
            self._terms.write_list(term.encode(), columns)
        self._terms.finish_field()

    def close(self) -> Part:
        """Return the part; its files are whole now, and on the disk."""
        self._rows.close()
        self._terms.close()
        return Part(self._segment.segment_id(), self._count)


class _Lists(W3FieldWriter):
    """Whoosh's dictionary; what it says of a term is where its list lies, and of how many posts."""

    def write_list(self, term: bytes, columns: Columns) -> None:
        first = self._postfile.tell()
        for column in columns:
            self._postfile.write(column)
        known = W3TermInfo(df=columns.posts)
        known.set_extent(first, sum(map(len, columns)))
        self._tindex.add(pack_ushort(self._fieldid) + term, known.to_bytes())


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
