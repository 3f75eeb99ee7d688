"""Whether words may say that somebody should look at them: seen before they are read. Pure.

A phrase needs a word of each of its parts. Most texts lack one for each of the phrases of which a
band can come, and then nothing more has to be known of them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from forum.care.risk.folding import said_in
from forum.care.risk.lexicon import GROUPS, SETS
from forum.care.risk.phrases import needed
from forum.care.risk.planning import EXPLICIT

# No band comes of a text that says nothing of these.
TELLING = EXPLICIT | {"stated", "plan", "method", "harm", "danger", "about_another"}
Part = Sequence[Sequence[str]]  # the words of each way in which it is said


class Needs:
    """What phrases need, by words of one of their parts: of the one that fewest phrases have."""

    def __init__(self, phrases: Iterable[Sequence[Sequence[str]]]) -> None:
        """Take the parts of phrases, and of each part the ways in which it is said."""
        given = [[tuple(map(_words_of, part)) for part in parts] for parts in phrases]
        times = Counter(word for parts in given for part in parts for way in part for word in way)
        self._parts: dict[str, list[Sequence[Part]]] = defaultdict(list)
        for parts in given:
            least = [{min(way, key=times.__getitem__) for way in part} for part in parts]
            for word in min(least, key=lambda words: sum(times[word] for word in words)):
                self._parts[word].append(parts)

    def are_met(self, said: set[str]) -> bool:
        """Return whether these are all the words that one of the phrases needs, or more."""
        return any(
            all(any(map(said.issuperset, part)) for part in parts)
            for word in self._parts.keys() & said
            for parts in self._parts[word]
        )


@cache
def _words_of(way: str) -> tuple[str, ...]:
    return tuple(way.split())


_NEEDS = Needs(needed(phrase, SETS) for group in sorted(TELLING) for phrase in GROUPS[group])
_words_of.cache_clear()  # what many phrases have is kept a single time


def may_tell(text: str) -> bool:
    """Return whether a text is worth being read; only reading it shows what it says."""
    said = said_in(text)
    return said is None or _NEEDS.are_met(said)
