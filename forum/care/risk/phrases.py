"""Phrases of the lexicon, and where a text says them. Pure.

A phrase is words with, between them: `a|b` for either, `a_b` for two that are one, `{name}` for
any of a set, `word?` for what may be left out, and `..` for up to three words of any kind. None
runs past a sentence's end.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from forum.care.risk.folding import FILLERS, Word, meant_by

_GAP = ".."
_ANY = "*"
_ANY_WORDS = r"(?:[^. ]+ ){0,3}"

Sets = Mapping[str, Sequence[str]]
_Pair = tuple[str, str]


@dataclass(frozen=True)
class Found:
    """A phrase of `group` that is said by the words from `first` up to, not with, `last`."""

    group: str
    first: int
    last: int


def needed(phrase: str, sets: Sets) -> list[list[str]]:
    """Return the ways of each part that a phrase cannot do without."""
    parts = (_Part(written, sets) for written in phrase.split())
    return [part.ways for part in parts if not (part.passes or part.is_gap)]


class Phrasebook:
    """All phrases, by the two words they can begin with, so that a look at a text is quick."""

    def __init__(self, groups: Mapping[str, Iterable[str]], sets: Sets) -> None:
        self._by_pair: dict[_Pair, list[tuple[str, _Shape]]] = defaultdict(list)
        for group, phrases in groups.items():
            for phrase in phrases:
                parts = [_Part(part, sets) for part in phrase.split()]
                entry = group, _Shape(parts)
                for pair in set(_pairs(parts)):
                    self._by_pair[pair].append(entry)

    def find(self, words: Sequence[Word]) -> list[Found]:
        """Return the longest phrase of each group at each place, in the text's order."""
        begins, line = _line(words)
        at_place = {place: number for number, place in enumerate(begins)}
        found = []
        for number, shapes in self._beginning(words):
            longest: dict[str, int] = {}
            for group, shape in shapes:
                if said := shape.pattern.match(line, begins[number]):
                    longest[group] = max(longest.get(group, 0), said.end())
            found += [
                Found(group, number, at_place.get(end, len(words)))
                for group, end in longest.items()
            ]
        return found

    def says_any(self, words: Sequence[Word], groups: Set[str]) -> bool:
        """Return whether a text says a phrase of one of these groups; no others are looked for."""
        begins, line = _line(words)
        return any(
            shape.pattern.match(line, begins[number])
            for number, shapes in self._beginning(words)
            for group, shape in shapes
            if group in groups
        )

    def _beginning(self, words: Sequence[Word]) -> Iterator[tuple[int, list[tuple[str, "_Shape"]]]]:
        """Yield at which words phrases can begin, and these."""
        texts = [*(word.text for word in words), ""]
        beginning = self._by_pair.get
        for number, pair in enumerate(pairwise(texts)):
            if shapes := [*beginning(pair, ()), *beginning((pair[0], _ANY), ())]:
                yield number, shapes


def _line(words: Sequence[Word]) -> tuple[list[int], str]:
    begins, place = [], 0
    for word in words:
        begins.append(place)
        place += len(word.text) + 1
    return begins, "".join(f"{word.text} " for word in words)


class _Shape:
    """One phrase as a pattern, made when it is first asked for: most of many phrases never are."""

    def __init__(self, parts: Sequence["_Part"]) -> None:
        self._written = "".join(part.pattern for part in parts)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self._written)


class _Part:
    def __init__(self, written: str, sets: Sets) -> None:
        optional = written.endswith("?")
        written = written.removesuffix("?")
        self.is_gap = written == _GAP
        self.ways = [] if self.is_gap else list(_ways(written, sets))
        self.passes = optional or not (self.ways or self.is_gap)
        body = "|".join(re.escape(f"{way} ") for way in self.ways)
        self.pattern = _ANY_WORDS if self.is_gap else f"(?:{body}){'?' * optional}"


def _ways(written: str, sets: Sets) -> Iterator[str]:
    for either in written.split("|"):
        listed = sets[either[1:-1]] if either.startswith("{") else [either]
        for way in listed:
            words = [word for typed in way.replace("_", " ").split() for word in meant_by(typed)]
            if kept := " ".join(word for word in words if word not in FILLERS):
                yield kept


def _pairs(parts: Sequence[_Part]) -> Iterator[_Pair]:
    for place, part in enumerate(parts):
        for way in part.ways:
            first, *more = way.split()
            seconds = more[:1] or _firsts(parts[place + 1 :])
            yield from ((first, second) for second in seconds)
        if not part.passes:
            return


def _firsts(parts: Sequence[_Part]) -> Iterator[str]:
    """Return the words that these parts can begin with, and whether any word will do."""
    for part in parts:
        yield from (way.split()[0] for way in part.ways)
        if part.is_gap:
            break
        if not part.passes:
            return
    yield _ANY
