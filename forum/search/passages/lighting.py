"""Where something stands in a text that was looked for.

A page of results holds one question over twenty texts, most of whose words nobody asked for. So
they are not cut one by one, as for an index: the text is laid out with spaces between its words,
and only those that begin as a term does are stemmed.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from forum.search.analysis import STOP_WORDS, WORD_MAX_CHARS, fold, spans, stems
from forum.search.backend import Alternative, Wanted
from forum.search.passages.cutting_out import Place, sentences

Stands = Mapping[str, Sequence[tuple[int, int]]]  # where each term begins and ends
_SIGNS = 4096
SHORT_STEM_CHARS = 3
_WITH_APOSTROPHE = re.compile(r"[^ ]+'[^ ]+")
# Within a word, as forum/search/analysis.py has them; one of these is a letter besides.
_APOSTROPHES, _ALSO_A_LETTER = "'’`", "ʼ"


class Line:
    """A text, laid out once for all who look through it."""

    def __init__(self, text: str) -> None:
        self.text, self.apart = text, laid_out(text)

    @cached_property
    def sentences(self) -> Sequence[int]:
        """Where each of its sentences begins; of a title, nobody asks."""
        return sentences(self.text)


class Light:
    """Falls on what a question looks for, in any text."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        each = [(which, one) for which, want in enumerate(wanted) for one in want.alternatives]
        self._alone = [(which, one) for which, one in each if len(one.terms) == 1]
        self._rows = [(which, one) for which, one in each if len(one.terms) > 1]
        self._terms = {term for _, one in each for term in one.terms}
        self._met: dict[str, str] = {}  # the same words come again in one text after the other
        begins = {begin for term in self._terms for begin in beginnings(term)}
        self._begins = [f" {begin}" for begin in begins if begins.isdisjoint(_before(begin))]

    def places(self, line: Line) -> list[Place]:
        """Return where something stands that was looked for, and which of the wanted it is."""
        apart = line.apart
        at = self._sought(apart) if apart is not None else self._sought_in_all(line.text)
        if not at:
            return []
        places = [
            Place(start, end, which, one.weight)
            for which, one in self._alone
            for start, end in at.get(one.terms[0], ())
        ]
        rows = [(which, one) for which, one in self._rows if at.keys() >= set(one.terms)]
        return places + list(_in_rows(line, at, rows)) if rows else places

    def _sought(self, apart: str) -> Stands:
        """Return where each term stands in a text that is laid out."""
        at: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for begin in self._begins:
            start = apart.find(begin)  # the space before a word stands where the word does
            while start >= 0:
                end = apart.index(" ", start + 1)
                form = apart[start + 1 : end]
                term = self._met.get(form)
                if term is None:
                    term = self._met[form] = self._term_of(form.replace("'", "")[:WORD_MAX_CHARS])
                if term:
                    at[term].append((start, end - 1))
                start = apart.find(begin, end)
        return at

    def _term_of(self, word: str) -> str:
        """Return what is looked for that has this form; "" for another word."""
        [stem] = stems([word])
        return stem if stem in self._terms and word not in STOP_WORDS else ""

    def _sought_in_all(self, text: str) -> Stands:
        """Return the same of a text that has to be cut word by word."""
        at: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for word, start, end in zip(*spans(text), strict=True):
            if term := self._term_of(word):
                at[term].append((start, end))
        return at


def laid_out(text: str) -> str | None:
    """Return the text folded, with spaces around each word, which still stands in its place.

    A space comes before it all, and one behind. Apostrophes stand at the ends of their words, so
    that "can't" begins as "cant" does. None where words cannot stay in their places.
    """
    small = text.lower()
    if len(small) != len(text):
        return None
    signs = _ASCII
    if not small.isascii():
        signs = {**_ASCII, **{ord(sign): _alike(sign) for sign in set(small) if not sign.isascii()}}
        if None in signs.values():
            return None
    apart = f" {small.translate(signs)} "
    if "''" in apart:
        return None
    apart = apart.replace(" '", "  ").replace("' ", "  ")  # they are a word's own inside it alone
    return _WITH_APOSTROPHE.sub(_put_last, apart) if "'" in apart else apart


def _put_last(word: re.Match[str]) -> str:
    letters = word[0].replace("'", "")
    return letters + "'" * (len(word[0]) - len(letters))


@lru_cache(_SIGNS)
def _alike(sign: str) -> str | None:
    """Return the sign that stands for another: of a word, an apostrophe, or a space."""
    folded = fold(sign)
    if len(folded) != 1 or folded == _ALSO_A_LETTER:
        return None
    if folded in _APOSTROPHES:
        return "'"
    return folded if folded.isalnum() else " "


_ASCII = {code: _alike(chr(code)) for code in range(128)}


def beginnings(term: str) -> set[str]:
    """Return how words begin whose stem is `term`: as it does, or with a "y" in it.

    A stem of three letters may have the last one of its own: "use" is that of "using", and "die"
    that of "dying".
    """
    if len(term) > SHORT_STEM_CHARS:
        return {term[:SHORT_STEM_CHARS]}
    return {term[:2], *([f"{term[:1]}y"] if term[1:2] == "i" else [])}


def _before(begin: str) -> Iterator[str]:
    """Yield what begins as `begin` does: the words that begin so are among those of a shorter."""
    return (begin[:size] for size in range(1, len(begin)))


def _in_rows(line: Line, at: Stands, rows: Sequence[tuple[int, Alternative]]) -> Iterator[Place]:
    """Yield where terms stand one after another, as far apart as they have to."""
    terms = {term for _, row in rows for term in row.terms}
    number_of = _numbers(line, sorted(start for term in terms for start, _ in at[term]))
    stands = {term: {number_of[span[0]]: span for span in at[term]} for term in terms}
    for which, row in rows:
        each = [stands[term] for term in row.terms]
        for number, (start, _) in each[0].items():
            if all(number + gap in there for gap, there in zip(row.gaps, each, strict=True)):
                _, end = each[-1][number + row.gaps[-1]]
                yield Place(start, end, which, row.weight)


def _numbers(line: Line, starts: Sequence[int]) -> Mapping[int, int]:
    """Return how many words stand before each of the words that begin at `starts`, in order."""
    if line.apart is None:
        return {start: number for number, start in enumerate(spans(line.text).starts)}
    numbers, number, done = dict[int, int](), 0, 0
    for start in starts:
        number += len(line.apart[done:start].split())
        numbers[start], done = number, start
    return numbers
