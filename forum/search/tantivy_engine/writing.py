"""Write into one of the indexes. Whoever calls holds the folder's lock.

tantivy keeps the words of a post that was taken out until the files it lies in are written anew.
That is done here, with the posts that are still there: a commit in which none of the old ones
is left drops their file.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import tantivy

from forum.search.tantivy_engine.entry import Entry, unpack
from forum.search.tantivy_engine.schema import filled, schema
from forum.search.tantivy_engine.soundness import META

HEAP_BYTES = 15_000_000  # the least that tantivy takes
BUILD_HEAP_BYTES = 100_000_000
# So many posts may be written anew with any change, so that scores soon count the living alone.
AT_ONCE = 1_000
_STEP = 500


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the index: which it is, how many posts it was written with, and how many went."""

    number: int
    written: int
    gone: int


@contextmanager
def writer(index: Any, heap: int = HEAP_BYTES) -> Iterator[Any]:
    """Lend a writer; what was done is there once this ends, files that nobody needs are not."""
    lent = index.writer(heap_size=heap, num_threads=1)
    try:
        yield lent
        lent.commit()
    except BaseException:
        lent.rollback()
        raise
    finally:
        lent.garbage_collect_files()
        lent.wait_merging_threads()


def make(folder: Path) -> None:
    """Make an empty index."""
    folder.mkdir(mode=0o700)
    tantivy.Index(schema(), path=str(folder))


def put(folder: Path, entries: Iterable[Entry], gone: Collection[str]) -> None:
    """Put the posts into the index, over what it has of them; take those out."""
    index = tantivy.Index.open(str(folder))
    fresh = list(entries)
    ids = {*gone, *(entry.id for entry in fresh)}
    look = Look(index.searcher(), index.schema)
    parts = few_mixed(look.mixed_without(segments(folder), ids), AT_ONCE)
    with writer(index) as lent:
        for part in parts:
            _renew_part(lent, look, part, without=ids)
        for id_ in ids:
            lent.delete_documents_by_term("id", id_)
        for entry in fresh:
            lent.add_document(filled(entry))


def segments(folder: Path) -> list[Segment]:
    """Return the parts of the index in tantivy's order."""
    listed = json.loads((folder / META).read_text("utf-8"))["segments"]
    return [
        Segment(number, part["max_doc"], (part["deletes"] or {}).get("num_deleted_docs", 0))
        for number, part in enumerate(listed)
    ]


def few_mixed(parts: Iterable[Segment], most: int) -> list[Segment]:
    """Return the smallest parts with posts that were taken out, up to `most` posts in all."""
    found = []
    for part in sorted(parts, key=lambda part: part.written):
        if part.gone and part.written <= most:
            found.append(part)
            most -= part.written
    return found


def renew(folder: Path, parts: Collection[Segment]) -> int:
    """Write those parts anew without what was taken out of them; return how many posts went."""
    index = tantivy.Index.open(str(folder))
    look = Look(index.searcher(), index.schema)
    with writer(index, BUILD_HEAP_BYTES if parts else HEAP_BYTES) as lent:
        for part in parts:
            _renew_part(lent, look, part)
    return sum(part.gone for part in parts)


def _renew_part(lent: Any, look: "Look", part: Segment, without: Collection[str] = ()) -> None:
    for start in range(0, part.written, _STEP):
        places = range(start, min(start + _STEP, part.written))
        for entry in look.living(part.number, places):
            if entry.id not in without:
                lent.delete_documents_by_term("id", entry.id)
                lent.add_document(filled(entry))


class Look:
    """The index as it was before the change."""

    def __init__(self, searcher: Any, fields: Any) -> None:
        self._searcher = searcher
        self._fields = fields

    def living(self, number: int, places: Iterable[int]) -> list[Entry]:
        """Return what is still there of the posts at these places of a part."""
        entries = {}
        for place in places:
            document = self._searcher.doc(tantivy.DocAddress(number, place))
            entries[place] = unpack(bytes(document.get_first("entry")))
        hits = self._find({entry.id for entry in entries.values()})
        here = (address.doc for address in hits if address.segment_ord == number)
        return [entries[place] for place in sorted(here) if place in entries]

    def mixed_without(self, parts: Iterable[Segment], ids: Collection[str]) -> list[Segment]:
        """Return the parts as they will be when those posts are taken out."""
        going = Counter(address.segment_ord for address in self._find(ids))
        return [replace(part, gone=part.gone + going[part.number]) for part in parts]

    def _find(self, ids: Collection[str]) -> list[Any]:
        if not ids:
            return []
        terms = [tantivy.Query.term_query(self._fields, "id", id_, "basic") for id_ in ids]
        found = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        hits = self._searcher.search(found, len(ids), count=False).hits
        return [address for _, address in hits]
