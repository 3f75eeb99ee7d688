"""Cut a post into the words and terms that an engine writes down."""

from forum.search.analysis import STOP_WORDS, stems, words

# So far behind the title begins the body: no phrase reaches from one into the other.
BODY_GAP = 8
Placed = list[tuple[int, str]]


def placed_words(title: str, body: str) -> Placed:
    """Return the words with their places; stop words leave gaps."""
    placed = list(enumerate(words(title)))
    first = len(placed) + BODY_GAP if placed else 0
    placed += enumerate(words(body), first)
    return [(place, word) for place, word in placed if word not in STOP_WORDS]


def stemmed(placed: Placed) -> Placed:
    """Return the terms of words at their places."""
    terms = stems(word for _, word in placed)
    return [(place, term) for (place, _), term in zip(placed, terms, strict=True)]


def cut(title: str, body: str) -> tuple[Placed, list[str]]:
    """Return the terms of a post with their places, and its words that are no stop words."""
    kept = placed_words(title, body)
    return stemmed(kept), [word for _, word in kept]
