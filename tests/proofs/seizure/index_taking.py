"""Take what the search's index tells: which post lies where in it, and what is kept of it."""

from collections.abc import Iterator
from pathlib import Path

import tantivy

from forum.search.whoosh_engine.facts import unpack
from tests.proofs.seizure.loot import Row

PART_ROOM = 1_000_000  # more posts than a part has


def index_rows(folder: Path) -> Iterator[Row]:
    """Yield what each part of an index in `folder` keeps of each post, in its order."""
    for number, facts in enumerate(sorted(folder.rglob("*.facts.col"))):
        for place, row in enumerate(unpack(facts.read_bytes())):
            values = {name: row[name].tobytes() for name in ("id", "thread")}
            values |= {name: int(row[name]) for name in ("mark", "day", "length")}
            yield Row("search", values, _places(number, place))
    for meta in sorted(folder.rglob("meta.json")):
        yield from _of_tantivy(meta.parent)


def _of_tantivy(folder: Path) -> Iterator[Row]:
    searcher = tantivy.Index.open(str(folder)).searcher()
    found = searcher.search(tantivy.Query.all_query(), max(1, searcher.num_docs)).hits
    addresses = [address for _, address in found]
    columns = [
        searcher.fast_field_values(name, addresses)
        for name in ("id_first", "id_second", "newest", "mark")
    ]
    for at, first, second, newest, mark in zip(addresses, *columns, strict=True):
        id_ = (first << 64 | second).to_bytes(16, "big")
        values = {"id": id_, "newest": newest, "mark": mark}
        yield Row("search", values, _places(at.segment_ord, at.doc))


def _places(part: int, place: int) -> dict[str, int]:
    return {"part": part, "place": part * PART_ROOM + place}
