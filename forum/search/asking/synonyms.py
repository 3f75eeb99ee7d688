"""Words that others use for the same: which of them stand in what was typed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from forum.search.analysis import stems, terms, words
from forum.search.asking.entries import Entry
from forum.search.backend import Alternative

Sequences = dict[tuple[str, ...], list[str]]


@dataclass(frozen=True, slots=True)
class Same:
    """From the word at `first` to before `last`, others say `others`."""

    first: int
    last: int
    others: tuple[str, ...]


class Synonyms:
    """All entries that are on, so arranged that a question is looked through quickly."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._others: Sequences = {}
        self._longest: dict[str, int] = {}
        self._sought: dict[str, Alternative | None] = {}
        self.known: set[str] = set()  # the stems of all words that stand in an entry
        for entry in entries:
            self.known.update(stem for form in entry.forms for stem in stems(words(form)))
            for form in entry.words:
                self._learn(tuple(stems(words(form))), entry.others_than(form))

    def _learn(self, sequence: tuple[str, ...], others: Sequence[str]) -> None:
        if sequence:
            learnt = self._others.setdefault(sequence, [])
            learnt += [other for other in others if other not in learnt]
            self._sought |= {other: as_alternative(other) for other in others}
            longest = self._longest.get(sequence[0], 0)
            self._longest[sequence[0]] = max(longest, len(sequence))

    def of(self, typed: Sequence[str]) -> Iterator[Same]:
        """Yield what others say for words in a row, the longest rows that have an entry."""
        stemmed, at = tuple(stems(typed)), 0
        while at < len(stemmed):
            size = self._size(stemmed[at : at + self._longest.get(stemmed[at], 0)])
            if size:
                yield Same(at, at + size, tuple(self._others[stemmed[at : at + size]]))
            at += size or 1

    def sought(self, other: str) -> Alternative | None:
        """Return something that others say as the engine looks for it."""
        return self._sought[other]

    def _size(self, sequence: tuple[str, ...]) -> int:
        sizes = range(len(sequence), 0, -1)
        return next((size for size in sizes if sequence[:size] in self._others), 0)


def as_alternative(text: str, weight: float = 1.0) -> Alternative | None:
    """Return words in a row as the engine looks for them; None if all are stop words."""
    found = list(terms(text))
    if not found:
        return None
    begin = found[0][0]
    gaps = tuple(place - begin for place, _ in found)
    return Alternative(tuple(term for _, term in found), gaps, weight)
