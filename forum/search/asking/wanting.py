"""What a post has to have for what was typed: each word once, and what others say for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from forum.search.analysis import STOP_WORDS, stems, words
from forum.search.asking.query import WORDS_MAX, Query
from forum.search.asking.synonyms import Synonyms, as_alternative
from forum.search.asking.weighing import Scales
from forum.search.backend import Alternative, Wanted

ALTERNATIVES_MAX = 12
READ_MAX = 4 * WORDS_MAX  # stop words and all
Beside = dict[str, list[Alternative]]


def words_of(query: Query) -> list[str]:
    """Return all words that are looked for, also those of phrases, as they are cut."""
    return _cut(query.words + query.phrases)


def _cut(typed: Sequence[str]) -> list[str]:
    """Return words as they are cut: of an apostrophe alone, which can be a letter, nothing is left.

    Source: U+02BC, MODIFIER LETTER APOSTROPHE.
    """
    return [word for word in words(" ".join(typed)) if word][:READ_MAX]


@dataclass(frozen=True)
class Wants:
    """Puts beside each word what others say for it, and what it may be a slip for."""

    scales: Scales
    synonyms: Synonyms
    slips: Mapping[str, str] = field(default_factory=dict)

    def of(self, query: Query) -> tuple[tuple[Wanted, ...], tuple[str, ...]]:
        """Return what is wanted, and the words of others that are in it."""
        typed = _cut(query.words)
        terms = dict.fromkeys(stems(word for word in typed if word not in STOP_WORDS))
        beside: Beside = {term: [] for term in list(terms)[:WORDS_MAX]}
        added = [*self._add_others(typed, beside), *self._add_slips(typed, beside)]
        exact = map(as_alternative, query.phrases)
        phrases = [Wanted((phrase,), must=True) for phrase in exact if phrase]
        return (*(_wanted(term, more) for term, more in beside.items()), *phrases), tuple(
            dict.fromkeys(added)
        )

    def _add_others(self, typed: Sequence[str], beside: Beside) -> Iterator[str]:
        """Yield what others say for words in a row, once it stands beside each of them."""
        for same in self.synonyms.of(typed):
            row = [word for word in typed[same.first : same.last] if word not in STOP_WORDS]
            terms = tuple(stems(row))
            for other in same.others:
                if self._add(self.synonyms.sought(other), beside, terms):
                    yield other

    def _add_slips(self, typed: Sequence[str], beside: Beside) -> Iterator[str]:
        """Yield what a word may be a slip for, once it stands beside it."""
        for word in dict.fromkeys(typed):
            meant = self.slips.get(word)
            if meant and self._add(as_alternative(meant), beside, tuple(stems([word]))):
                yield meant

    def _add(self, other: Alternative | None, beside: Beside, row: tuple[str, ...]) -> bool:
        if other is None or not row or not beside.keys() >= set(row):
            return False
        weighed = self.scales.weigh(other, beside=row)
        for term in row:
            beside[term].append(weighed)
        return True


def _wanted(term: str, others: Sequence[Alternative]) -> Wanted:
    """Return the term with others beside it, each sequence of terms once."""
    kept = {other.terms: other for other in reversed(others) if other.terms != (term,)}
    return Wanted((Alternative((term,)), *list(kept.values())[::-1][: ALTERNATIVES_MAX - 1]))
