"""Words like a word that nobody wrote."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

import numpy as np

from forum.clock import now
from forum.search.analysis import STOP_WORDS
from forum.search.whoosh_engine.arrays.edits import Letters, edits, letters
from forum.search.whoosh_engine.arrays.segment import Segment

SHORT = 6  # letters, up to which one typing error is taken for likely; beyond, two
FEWEST = 3
MOST_SUGGESTED = 5
_MOST_WEIGHED = 200
FORGET_AFTER = timedelta(hours=1)
_OFTEN = 1 << 40  # stop words: more frequent than any other


class KnownWords:
    """The words of the segments opened lately; whether one is still written is asked each time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._begin(now())

    def _begin(self, at: datetime) -> None:
        self._begun, self._is_too_much = at, False
        self._read: set[str] = set()
        self._known: set[str] = set()
        self._new: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._lists: dict[tuple[str, int], tuple[list[str], Letters]] = {}
        self._add(STOP_WORDS)

    def read(self, segments: Sequence[Segment], *, at: datetime | None = None) -> None:
        """Learn the words of those segments that are new.

        Words that were in other segments alone were taken back: once in an hour, all is learnt anew
        without them.
        """
        at = at or now()
        with self._lock:
            self._is_too_much |= not self._read <= {segment.name for segment in segments}
            if self._is_too_much and at - self._begun >= FORGET_AFTER:
                self._begin(at)
            for segment in segments:
                if segment.name not in self._read:
                    self._add(segment.words())
            self._read = {segment.name for segment in segments}

    def near(self, word: str) -> Iterator[tuple[int, str]]:
        """Yield words with the same first letter, and how many edits each is away."""
        most = 1 if len(word) <= SHORT else 2
        for length in range(len(word) - most, len(word) + most + 1):
            with self._lock:
                others, spelt = self._list(word[0], length)
            if others:
                away = edits(letters(word), spelt, most)
                for at in np.flatnonzero((away <= most) & (away > 0)).tolist():
                    yield int(away[at]), others[at]

    def _add(self, words: Iterable[str]) -> None:
        new = {word for word in words if word and word not in self._known}
        self._known |= new
        for word in new:
            self._new[word[0], len(word)].append(word)

    def _list(self, first: str, length: int) -> tuple[list[str], Letters]:
        key = (first, length)
        words, spelt = self._lists.get(key, ([], np.empty((length, 0), np.uint32)))
        new = self._new.pop(key, [])
        if new:
            added = np.array(new, f"<U{length}").view(np.uint32).reshape(len(new), length).T
            self._lists[key] = words, spelt = words + new, np.hstack([spelt, added])
        return words, spelt


def suggested(known: KnownWords, word: str, often: Callable[[str], int]) -> tuple[str, ...]:
    """Return the likeliest: few edits first, then what is written most `often`, if it is."""
    if len(word) < FEWEST or not word.isalpha():
        return ()
    near = sorted(known.near(word))[:_MOST_WEIGHED]
    weighed = [(away, -(_OFTEN if one in STOP_WORDS else often(one)), one) for away, one in near]
    return tuple(one for _, count, one in sorted(weighed) if count)[:MOST_SUGGESTED]
