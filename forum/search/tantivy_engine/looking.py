"""Look at what lies in the parts of an index, post by post: for whoever writes."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

import tantivy

from forum.search.tantivy_engine.entry import Entry, unpack
from forum.search.tantivy_engine.parts import Part

_AT_ONCE = 500


class Look:
    """The index as it was when this was made."""

    def __init__(self, index: Any) -> None:
        self._searcher = index.searcher()
        self._schema = index.schema

    def living(self, part: Part, places: range) -> Iterator[Entry]:
        """Yield what is still there of the posts at these places of a part."""
        for first in range(places.start, places.stop, _AT_ONCE):
            some = range(first, min(first + _AT_ONCE, places.stop))
            entries = {place: self._entry(part, place) for place in some}
            found = self._find({entry.id for entry in entries.values()})
            here = {address.doc for address in found if address.segment_ord == part.number}
            yield from (entries[place] for place in some if place in here)

    def without(self, parts: Iterable[Part], ids: Collection[str]) -> list[Part]:
        """Return the parts as they will be once those posts are taken out."""
        going = Counter(address.segment_ord for address in self._find(ids))
        return [replace(part, gone=part.gone + going[part.number]) for part in parts]

    def _entry(self, part: Part, place: int) -> Entry:
        document = self._searcher.doc(tantivy.DocAddress(part.number, place))
        return unpack(bytes(document.get_first("entry")))

    def _find(self, ids: Collection[str]) -> list[Any]:
        if not ids:
            return []
        terms = [tantivy.Query.term_query(self._schema, "id", id_, "basic") for id_ in ids]
        found = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        hits = self._searcher.search(found, len(ids), count=False).hits
        return [address for _, address in hits]
