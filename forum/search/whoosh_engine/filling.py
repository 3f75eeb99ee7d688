"""Make a part of documents."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from forum.search.backend import Document
from forum.search.cutting import cut
from forum.search.whoosh_engine.facts import pack
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.schema import Columns
from forum.search.whoosh_engine.writing import PartWriter


def write_part(folder: Path, documents: Iterable[Document]) -> Part:
    """Write a part that holds these; an id comes once.

    They lie in the order of their ids, which chance gave: that in which they came would tell which
    posts were written one after the other.
    """
    return write_in_order(folder, sorted(documents, key=lambda document: document.id))


def write_in_order(folder: Path, documents: Iterable[Document]) -> Part:
    """Write a part in which they lie as they come."""
    writer, lists = PartWriter(folder), _Lists()
    for document in documents:
        terms, words = cut(document.title, document.body)
        place = writer.add_row(pack(document, len(terms)), len(terms))
        lists.add_terms(place, terms)
        lists.add_present("word", place, words)
        lists.add_present("note", place, document.notes)
    for field in ("note", "text", "word"):
        writer.write_field(field, lists.in_order(field))
    return writer.close()


class _Lists:
    """Which posts each term is in: numbers side by side, for there are many."""

    def __init__(self) -> None:
        self._places: dict[str, dict[str, array[int]]] = defaultdict(_numbers_by_term)
        self._often: dict[str, array[float]] = defaultdict(lambda: array("f"))
        self._words = _numbers_by_term()

    def add_terms(self, place: int, terms: Iterable[tuple[int, str]]) -> None:
        found: dict[str, list[int]] = defaultdict(list)
        for at, term in terms:
            found[term].append(at)
        places = self._places["text"]
        for term, all_at in found.items():
            places[term].append(place)
            self._often[term].append(len(all_at))
            self._words[term].extend(all_at)

    def add_present(self, field: str, place: int, words: Iterable[str]) -> None:
        places = self._places[field]
        for word in set(words):
            places[word].append(place)

    def in_order(self, field: str) -> Iterator[tuple[str, Columns]]:
        """Yield the terms of a field and their lists."""
        places = self._places[field]
        for term in sorted(places):
            if field == "text":
                each = (places[term], self._often[term], self._words[term])
                yield term, Columns(*(column.tobytes() for column in each))
            else:
                yield term, Columns(places[term].tobytes())


def _numbers_by_term() -> dict[str, "array[int]"]:
    return defaultdict(partial(array, "I"))
