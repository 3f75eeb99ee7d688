"""Phrases of the lexicon, and where a text says them. Pure.

A phrase is words with, between them: `a|b` for either, `a_b` for two that are one, `{name}` for
any of a set, `word?` for what may be left out, and `..` for up to three words of any kind. None
runs past a sentence's end.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from forum.care.risk.folding import FILLERS, Word, meant_by

_GAP = ".."
_ANY_WORDS = r"(?:[^. ]+ ){0,3}"

Sets = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Found:
    """A phrase of `group` that is said by the words from `first` up to, not with, `last`."""

    group: str
    first: int
    last: int


class Phrasebook:
    """All phrases, by the words they can begin with, so that a look at a text is quick."""

    def __init__(self, groups: Mapping[str, Iterable[str]], sets: Sets) -> None:
        self._by_first: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
        for group, phrases in groups.items():
            for phrase in phrases:
                shape = _Shape(phrase, sets)
                for word in shape.firsts:
                    self._by_first[word].append((group, shape.pattern))

    def find(self, words: Sequence[Word]) -> list[Found]:
        """Return the longest phrase of each group at each place, in the text's order."""
        begins, line = _line(words)
        at_place = {place: number for number, place in enumerate(begins)}
        found = []
        for number, word in enumerate(words):
            longest: dict[str, int] = {}
            for group, pattern in self._by_first.get(word.text, ()):
                if said := pattern.match(line, begins[number]):
                    longest[group] = max(longest.get(group, 0), said.end())
            found += [
                Found(group, number, at_place.get(end, len(words)))
                for group, end in longest.items()
            ]
        return found


def _line(words: Sequence[Word]) -> tuple[list[int], str]:
    begins, place = [], 0
    for word in words:
        begins.append(place)
        place += len(word.text) + 1
    return begins, "".join(f"{word.text} " for word in words)


class _Shape:
    """One phrase as a pattern, and the words it can begin with."""

    def __init__(self, phrase: str, sets: Sets) -> None:
        parts = [_Part(part, sets) for part in phrase.split()]
        self.pattern = re.compile("".join(part.pattern for part in parts))
        self.firsts = set(_firsts(parts))


class _Part:
    def __init__(self, written: str, sets: Sets) -> None:
        self.optional = written.endswith("?")
        written = written.removesuffix("?")
        self.ways = [] if written == _GAP else list(_ways(written, sets))
        self.passes = self.optional or (not self.ways and written != _GAP)
        body = "|".join(re.escape(f"{way} ") for way in self.ways)
        self.pattern = _ANY_WORDS if written == _GAP else f"(?:{body}){'?' * self.optional}"


def _ways(written: str, sets: Sets) -> Iterator[str]:
    for either in written.split("|"):
        listed = sets[either[1:-1]] if either.startswith("{") else [either]
        for way in listed:
            words = [word for typed in way.replace("_", " ").split() for word in meant_by(typed)]
            if kept := " ".join(word for word in words if word not in FILLERS):
                yield kept


def _firsts(parts: Sequence[_Part]) -> Iterator[str]:
    for part in parts:
        yield from (way.split()[0] for way in part.ways)
        if not part.passes:
            return
