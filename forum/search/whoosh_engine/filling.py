"""Make a part of documents."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from forum.search.backend import Document
from forum.search.cutting import cut
from forum.search.whoosh_engine.facts import pack
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.writing import PartWriter, Posting


def write_part(folder: Path, documents: Iterable[Document]) -> Part:
    """Write a part that holds these; an id comes once.

    They lie in the order of their ids, which chance gave: that in which they came would tell which
    posts were written one after the other.
    """
    writer, lists = PartWriter(folder), _Lists()
    for document in sorted(documents, key=lambda document: document.id):
        terms, words = cut(document.title, document.body)
        place = writer.add_row(pack(document, len(terms)), len(terms))
        lists.add_terms(place, terms)
        lists.add_present("word", place, words)
        lists.add_present("note", place, document.notes)
    for field in ("note", "text", "word"):
        writer.write_field(field, lists.postings(field))
    return writer.close()


class _Lists:
    """Which posts each term is in: numbers side by side, for there are many."""

    def __init__(self) -> None:
        self._places: dict[str, dict[str, array[int]]] = defaultdict(
            lambda: defaultdict(lambda: array("I"))
        )
        self._values: dict[str, list[bytes]] = defaultdict(list)

    def add_terms(self, place: int, terms: Iterable[tuple[int, str]]) -> None:
        found: dict[str, list[int]] = defaultdict(list)
        for at, term in terms:
            found[term].append(at)
        places = self._places["text"]
        for term, all_at in found.items():
            places[term].append(place)
            self._values[term].append(array("I", all_at).tobytes())

    def add_present(self, field: str, place: int, words: Iterable[str]) -> None:
        places = self._places[field]
        for word in set(words):
            places[word].append(place)

    def postings(self, field: str) -> Iterator[tuple[str, Iterable[Posting]]]:
        places = self._places[field]
        for term in sorted(places):
            if field == "text":
                yield term, zip(places[term], self._values[term], strict=True)
            else:
                yield term, ((place, b"") for place in places[term])
