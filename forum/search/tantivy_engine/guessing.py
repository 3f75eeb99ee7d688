"""Words like one that no post has: out of what everyone may read, and of the commonest."""

from collections.abc import Iterable, Iterator

import tantivy

from forum.search.analysis import STOP_WORDS
from forum.search.slips import slips
from forum.search.tantivy_engine.reading import Snapshot

MOST_GUESSES = 5
# Of so many that are near enough, the living posts are counted.
_COUNTED = 20
_ALWAYS = 2**31  # a common word tells nothing of any post, and is likelier than the rest
SHORT_CHARS = 6


def suggest(snapshot: Snapshot, word: str) -> tuple[str, ...]:
    """Return words with the same first letter and few letters changed, likeliest first."""
    if not word:
        return ()
    words, known = snapshot.words(word[0]), dict[str, int]()
    for length in _lengths(word):
        known |= words.get(length, {})
    known |= {common: _ALWAYS for common in STOP_WORDS if common[0] == word[0]}
    far = dict(_near(word, known))
    near = sorted(far, key=lambda other: (far[other], -known[other], other))[:_COUNTED]
    counted = [(far[other], -_living(snapshot, other), other) for other in near]
    return tuple(other for _, often, other in sorted(counted) if often)[:MOST_GUESSES]


def _near(word: str, others: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield those of the others that few edits lead to, with their number.

    An edit brings in one letter at most, and takes away one: so most words are left out at once.
    """
    most, letters, lengths = allowed_edits(word), frozenset(word), _lengths(word)
    for other in others:
        if len(other) in lengths and len(letters.symmetric_difference(other)) <= 2 * most:
            found = slips(word, other, most)
            if 0 < found <= most:
                yield other, found


def _lengths(word: str) -> range:
    most = allowed_edits(word)
    return range(len(word) - most, len(word) + most + 1)


def _living(snapshot: Snapshot, word: str) -> int:
    if word in STOP_WORDS:
        return _ALWAYS
    return snapshot.count(tantivy.Query.term_query(snapshot.schema, "word", word, "basic"))


def allowed_edits(word: str) -> int:
    """Return how many mistakes a word of this length may have."""
    return 1 if len(word) <= SHORT_CHARS else 2
