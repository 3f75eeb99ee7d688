"""Words that nobody wrote are mended by words that somebody did.

Only words of posts that everyone may read are ever offered, and only what the viewer may read
says whether a word was written: a word of a post that waits is as unknown as no word at all.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from forum.search.analysis import STOP_WORDS, spans, stems
from forum.search.asking.edits import apart, at_the_front
from forum.search.backend import Audience, Index
from forum.search.slips import slips

STOP_WORD_MIN_CHARS = 4
RARE_MIN_CHARS = 5
# A word that others wrote so much less often than its neighbour may be a slip of theirs, too. That
# neighbour is never looked for where the word stands in more than this share of this share of all.
RARE_SHARE = 0.02
UNKNOWN_MAX = 8  # words looked up for one question: each costs time


@dataclass(frozen=True, slots=True)
class Mended:
    """What to read words as. `instead` takes their place; `beside` are looked for as well."""

    instead: dict[str, str]
    beside: dict[str, str]


@dataclass(frozen=True, slots=True)
class Mender:
    """Knows which words were written. `known` are stems that are right, written or not."""

    index: Index
    audience: Audience
    known: Collection[str] = ()

    def mend(self, words: Iterable[str]) -> Mended:
        """Return what to read `words` as, each as forum/search/analysis.py cuts it."""
        mended = Mended({}, {})
        every = list(dict.fromkeys(words))
        each = zip(every, stems(every), strict=True)
        counts = {word: self._count(stem) for word, stem in each if self._is_odd(word, stem)}
        few = RARE_SHARE * RARE_SHARE * self.index.posts(self.audience)
        odd = [word for word, count in counts.items() if count <= few]
        for word in sorted(odd, key=lambda each: counts[each])[:UNKNOWN_MAX]:
            if not counts[word] and (meant := _stop_word(word) or self._meant(word)):
                mended.instead[word] = meant
            elif counts[word] and len(word) >= RARE_MIN_CHARS:
                self._put_beside(word, counts[word], mended)
        return mended

    def _put_beside(self, word: str, count: int, mended: Mended) -> None:
        other = self._alike(word)
        if other and count <= RARE_SHARE * self._count(*stems([other])):
            mended.beside[word] = other

    def _is_odd(self, word: str, stem: str) -> bool:
        return word not in STOP_WORDS and word.isalpha() and stem not in self.known

    def _meant(self, word: str) -> str | None:
        """Return the likeliest word, or two, that somebody did write."""
        other = self._alike(word)
        if other and slips(word, other, 1) == 1:
            return other
        fronts = (front for front in at_the_front(word) if self._is_public(front))
        pairs = (f"{one} {two}" for one, two in apart(word) if self._are_public(one, two))
        return next(fronts, None) or other or next(pairs, None)

    def _alike(self, word: str) -> str | None:
        """Return the likeliest word that is another one, not only another form of it."""
        stem = stems([word])
        others = self.index.suggest(word)
        return next((each for each in others if each != word and stems([each]) != stem), None)

    def _are_public(self, one: str, two: str) -> bool:
        return all(each in STOP_WORDS or self._is_public(each) for each in (one, two))

    def _is_public(self, word: str) -> bool:
        return self.index.frequency(stems([word])[0], Audience.EVERYONE) > 0

    def _count(self, stem: str) -> int:
        return self.index.frequency(stem, self.audience)


def _stop_word(word: str) -> str | None:
    """Return the stop word that was meant, if one slip lies between: it is not looked for."""
    if len(word) < STOP_WORD_MIN_CHARS:
        return None
    alike = (each for each in _LONGER if each[0] == word[0] and slips(word, each, 1) == 1)
    return next(alike, None)


_LONGER = sorted(each for each in STOP_WORDS if len(each) >= STOP_WORD_MIN_CHARS)


def retyped(text: str, instead: dict[str, str]) -> str:
    """Return `text` with words in the place of others, and all else as it was typed."""
    parts, done = [], 0
    found = spans(text)
    for word, start, end in zip(*found, strict=True):
        if word in instead:
            parts += [text[done:start], instead[word]]
            done = end
    return "".join([*parts, text[done:]])
