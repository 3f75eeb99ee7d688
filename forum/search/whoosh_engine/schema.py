"""What is written of a post into Whoosh's files, and in which shape.

Fields: `text` (terms with their places), `word` (words as they stand, for corrections) and
`note` (content notes), both without places; the column `facts` has the rest, see facts.py.
Nothing is stored of words beyond these lists.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.columns import FixedBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence, Format

from forum.search.whoosh_engine.facts import FACTS
from forum.search.whoosh_engine.parts import Part

INDEX_NAME = "posts"
Item = tuple[bytes, int, float, bytes]  # as Whoosh wants it: term, how often, weight, value
NUMBER = "I"  # four bytes, little end first


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
