"""Words like one that no post has: out of what everyone may read, and of the commonest."""

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
    known = dict(snapshot.searcher.terms_with_prefix("word", word[0]))
    known |= {common: _ALWAYS for common in STOP_WORDS if common[0] == word[0]}
    far = {other: found for other in known if (found := _far(word, other))}
    near = sorted(far, key=lambda other: (far[other], -known[other], other))[:_COUNTED]
    counted = [(far[other], -_living(snapshot, other), other) for other in near]
    return tuple(other for _, often, other in sorted(counted) if often)[:MOST_GUESSES]


def _far(word: str, other: str) -> int:
    """Return the number of edits; 0 if the word is itself or too far."""
    most = allowed_edits(word)
    if abs(len(word) - len(other)) > most:
        return 0
    if (letters(word) ^ letters(other)).bit_count() > 2 * most:
        return 0
    found = slips(word, other, most)
    return 0 if found > most else found


def _living(snapshot: Snapshot, word: str) -> int:
    if word in STOP_WORDS:
        return _ALWAYS
    return snapshot.count(tantivy.Query.term_query(snapshot.schema, "word", word, "basic"))


def allowed_edits(word: str) -> int:
    """Return how many mistakes a word of this length may have."""
    return 1 if len(word) <= SHORT_CHARS else 2


def letters(word: str) -> int:
    """Return which letters are in the word, as bits: to leave out most words at once."""
    found = 0
    for char in word:
        found |= 1 << (ord(char) & 63)
    return found
