"""What is written of a post into a part's files, and in which shape.

Fields: `text` (terms with their places), `word` (words as they stand, for corrections) and
`note` (content notes), both without places; the column `facts` has the rest, see facts.py.
Nothing is stored of words beyond these lists.

A list is kept as columns of plain numbers, read as they stand. Whoosh would keep pickles of an
object for each post: to read them takes most of the time of a question whose words nobody has asked
for yet, and most of a merge. Its own formats say here what the numbers are, to its own search too.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.columns import FixedBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence, Format

from forum.search.whoosh_engine.arrays.kinds import Written
from forum.search.whoosh_engine.facts import FACTS
from forum.search.whoosh_engine.parts import Part

INDEX_NAME = "posts"
Item = tuple[bytes, int, float, bytes]  # as Whoosh wants it: term, how often, weight, value
NUMBER = "I"  # four bytes, little end first
_PLACES, _OFTEN, _WORDS = np.dtype("<i4"), np.dtype("<f4"), np.dtype("<u4")


class Places(Format):
    """Keeps the places of a term in a post as plain numbers of four bytes, in order."""

    def __init__(self) -> None:
        super().__init__()

    def decode_positions(self, value: bytes) -> list[int]:
        return array(NUMBER, value).tolist()

    def decode_frequency(self, value: bytes) -> int:
        return len(value) // 4

    def decode_weight(self, value: bytes) -> float:
        return float(len(value) // 4)


class Text(FieldType):
    """Terms in order; takes what `cut` returned. Stop words leave gaps."""

    def __init__(self) -> None:
        super().__init__(Places(), None, scorable=True)

    def index(self, value: Sequence[tuple[int, str]], **options: object) -> Iterator[Item]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, term in value:
            found[term].append(place)
        for term, places in found.items():
            often = len(places)
            yield term.encode(), often, float(often), array(NUMBER, places).tobytes()


class Present(FieldType):
    """Whether a word is in a post, and no more."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def index(self, value: Sequence[str], **options: object) -> Iterator[Item]:
        return ((word.encode(), 1, 1.0, b"") for word in sorted(set(value)))


FACTS_COLUMN = FixedBytesColumn(FACTS.itemsize)
FIELDS: dict[str, Any] = {
    "text": Text(),
    "word": Present(),
    "note": Present(),
    "facts": COLUMN(FACTS_COLUMN),
}
SCHEMA = Schema(**FIELDS)
CODEC = W3Codec(blocklimit=1024)


def segment_of(part: Part) -> W3Segment:
    """Return what Whoosh's readers want to know of a part."""
    _, _, name = part.name.partition("_")
    return W3Segment(CODEC, INDEX_NAME, part.count, name, set(part.deleted) or None)


class Columns(NamedTuple):
    """The list of a term, packed.

    Attributes:
        places: of the posts that have the term, in order.
        often: how many times, each; empty where only presence is kept.
        words: where the term stands in them, one post after another.
    """

    places: bytes
    often: bytes = b""
    words: bytes = b""

    @property
    def posts(self) -> int:
        return len(self.places) // _PLACES.itemsize


def packed(written: Written) -> Columns:
    """Return the columns of a list; where no words are kept, it is about presence only."""
    places, words = written.places.astype(_PLACES).tobytes(), written.words.tobytes()
    return Columns(places, written.often.astype(_OFTEN).tobytes() if words else b"", words)


def unpacked(kept: bytes, posts: int) -> Written:
    """Return the list of so many posts whose columns lie one behind the other."""
    places = np.frombuffer(kept, _PLACES, posts)
    if len(kept) == places.nbytes:
        return Written(places, np.ones(posts, np.float32), np.empty(0, np.uint32))
    often = np.frombuffer(kept, _OFTEN, posts, places.nbytes)
    return Written(places, often, np.frombuffer(kept, _WORDS, offset=2 * places.nbytes))
