"""Which words of a text show who a person is, and blanking them. Keeps no copy.

Decision: docs/decisions/0011-details-checked-by-rules.md
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from hashlib import blake2b

from forum.care.details.addresses import addresses
from forum.care.details.contacts import emails, links
from forum.care.details.dates import dates
from forum.care.details.glancing import Glance
from forum.care.details.names import names
from forum.care.details.phones import phones
from forum.care.details.places import places
from forum.care.details.why import ABOUT

MARK_BYTES = 4


@dataclass(frozen=True)
class Detail:
    """Words of a text by which somebody could be known. `kind` is one of those in why.py."""

    kind: str
    start: int
    end: int
    words: str

    @property
    def mark(self) -> str:
        """Return 8 characters by which a form says which words are meant, wherever they stand."""
        meant = f"{self.kind}:{self.words.casefold()}".encode("utf-8", "surrogatepass")
        return blake2b(meant, digest_size=MARK_BYTES).hexdigest()


# Whoever comes first keeps the words that two of them claim.
_FAMILIES: dict[str, Callable[[Glance], Iterable[tuple[int, int]]]] = {
    "email": emails,
    "link": links,
    "date": dates,
    "phone": phones,
    "place": places,
    "address": addresses,
    "name": names,
}


def find(text: str) -> list[Detail]:
    """Return the details of a text in their order; none overlaps another."""
    if not text:
        return []  # as the title of a reply
    taken, glance = bytearray(len(text)), Glance(text)
    found = []
    for kind, family in _FAMILIES.items():
        for start, end in family(glance):
            words = _free(text[start:end], taken[start:end])
            if words:
                taken[start : start + len(words)] = b"\1" * len(words)
                found.append(Detail(kind, start, start + len(words), words))
    return sorted(found, key=lambda detail: detail.start)


def _free(words: str, taken: bytearray) -> str:
    """Return what of `words` nobody has claimed: all, or what stands before the first claim."""
    claimed = taken.find(1)
    return words if claimed < 0 else words[:claimed].rstrip()


def blank(text: str, marks: Collection[str]) -> str:
    """Return the text with calm words in place of each detail whose mark is among `marks`.

    The same words go wherever they stand: a name that was found once, after "my name is", shows
    as much two lines below.
    """
    if not marks:
        return text  # most of the time: nobody has ticked anything
    parts, done, meant = [], 0, {}
    for detail in find(text):
        if detail.mark in marks:
            parts += [text[done : detail.start], str(ABOUT[detail.kind].instead)]
            done = detail.end
            meant[detail.words.casefold()] = parts[-1]
    left = "".join([*parts, text[done:]])
    return _elsewhere(meant).sub(lambda found: meant[found[0].casefold()], left) if meant else left


def _elsewhere(meant: Collection[str]) -> re.Pattern[str]:
    """Return a pattern for the same words as whole words; the longest are tried first."""
    words = sorted(meant, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
