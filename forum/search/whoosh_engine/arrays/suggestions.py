"""Words like a word that nobody wrote."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from heapq import merge
from itertools import groupby
from operator import itemgetter

import numpy as np

from forum.clock import now
from forum.search.analysis import STOP_WORDS
from forum.search.whoosh_engine.arrays.edits import edits, letters
from forum.search.whoosh_engine.arrays.segment import Segment

SHORT = 6  # letters, up to which one typing error is taken for likely; beyond, two
FEWEST = 3
MOST_SUGGESTED = 5
_MOST_WEIGHED = 200
FORGET_AFTER = timedelta(hours=1)
_OFTEN = 1 << 40  # stop words: more frequent than any other


class KnownWords:
    """The words of the segments opened lately; whether one is still written is asked each time.

    They are kept by first letter and length, and stand one after another in one text: as words of
    their own, they took ten times as much.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._begin(now())

    def _begin(self, at: datetime) -> None:
        self._begun, self._is_too_much = at, False
        self._read: set[str] = set()
        self._known: dict[tuple[str, int], str] = {}
        self._add(sorted(STOP_WORDS))

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
            new = [segment.words() for segment in segments if segment.name not in self._read]
            self._add(merge(*new))
            self._read = {segment.name for segment in segments}

    def near(self, word: str) -> Iterator[tuple[int, str]]:
        """Yield words with the same first letter, and how many edits each is away."""
        most = 1 if len(word) <= SHORT else 2
        for length in range(len(word) - most, len(word) + most + 1):
            with self._lock:
                others = self._known.get((word[0], length))
            if others:
                away = edits(letters(word), letters(others).reshape(-1, length).T, most)
                for at in np.flatnonzero((away <= most) & (away > 0)).tolist():
                    yield int(away[at]), others[at * length : (at + 1) * length]

    def _add(self, words: Iterable[str]) -> None:
        """Learn words, which are in order: those of one letter at a time."""
        for first, some in groupby((word for word, _ in groupby(words) if word), itemgetter(0)):
            of_length: dict[int, list[str]] = defaultdict(list)
            for word in some:
                of_length[len(word)].append(word)
            for length, new in of_length.items():
                known = self._known.get((first, length), "")
                more = [word for word in new if not _stands_in(known, word)]
                self._known[first, length] = "".join([known, *more])


def _stands_in(words: str, word: str) -> bool:
    """Return whether it is one of the words of its length, and not made of two of them."""
    at = words.find(word)
    while at >= 0 and at % len(word):
        at = words.find(word, at + 1)
    return at >= 0


def suggested(known: KnownWords, word: str, often: Callable[[str], int]) -> tuple[str, ...]:
    """Return the likeliest: few edits first, then what is written most `often`, if it is."""
    if len(word) < FEWEST or not word.isalpha():
        return ()
    near = sorted(known.near(word))[:_MOST_WEIGHED]
    weighed = [(away, -(_OFTEN if one in STOP_WORDS else often(one)), one) for away, one in near]
    return tuple(one for _, count, one in sorted(weighed) if count)[:MOST_SUGGESTED]
