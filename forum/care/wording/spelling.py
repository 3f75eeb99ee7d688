"""Reads folded text as words, also where a word is spelt to slip past: "k i l l", "k.i.l.l". Pure.

A text has several readings. One takes the words as they stand. Two take each run of signs
between spaces as one word, with digits read as the letters they look like, and put single
letters in a row together; they differ in what a "1" is, and in whether a row that begins with
"I" or "a" begins with that word.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple


class Word(NamedTuple):
    """A word of a reading, and where it stands in the folded text.

    `second` is where the second letter of a row of single letters stands; 0 for other words.
    """

    text: str
    start: int
    end: int
    second: int = 0


# Scripts that put no space between words: each sign stands for itself.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:'[^\W_{_UNSPACED}]+)*")
_RUN = re.compile(r"\S+")
_NO_LETTERS = re.compile(r"[\W_]+")
_OUTSIDE = ".,;:!?\"'()[]{}<>*_~/\\-…“”«»|#&+="
_LIKE_LETTERS = {"0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g"}
_LIKE_LETTERS |= {"@": "a", "$": "s", "!": "i", "€": "e"}
_WITH_I = str.maketrans(_LIKE_LETTERS | {"1": "i", "|": "i"})
_WITH_L = str.maketrans(_LIKE_LETTERS | {"1": "l", "|": "l"})
# Single letters so near each other are read as one word, if there are so many.
GAP_MAX, ROW_MIN = 4, 3
_ROW = bytes([True] * ROW_MIN)


def readings(text: str) -> Iterator[list[Word]]:
    """Yield each way in which a folded text can be read; not the last if it is the one before."""
    yield words(text)
    yield (with_i := list(_with_rows(_runs(text, _WITH_I))))
    has_bar = "1" in text or "|" in text
    if not has_bar and not any(word.second for word in with_i):
        return
    with_l = list(_with_rows(_runs(text, _WITH_L))) if has_bar else with_i
    yield [part for word in with_l for part in _parted(word)]


def read_at_a_glance(text: str) -> set[str] | None:
    """Return the words of all readings, without their places: a tenth of the work.

    None where letters stand in a row, which only a reading puts together.
    """
    runs = text.split()
    different = set(runs)
    odd = [run for run in different if not run.isalpha()]
    found = different.difference(odd)  # of ASCII, letters alone are a word in each reading
    written = " ".join(odd if text.isascii() else different)
    found.update(said.replace("'", "") for said in _WORD.findall(written))
    read = {run: _bare(run, _WITH_I) for run in odd}
    said = [read.get(run, run) for run in runs]
    if _ROW in bytes([len(each) == 1 for each in said if each]):
        return None
    found.update(read.values())
    if "1" in text or "|" in text:
        found.update(_bare(run, _WITH_L) for run in odd)
    return found - {""}


def words(text: str) -> list[Word]:
    """Return the words of a folded text as they stand; "don't" is "dont"."""
    return [
        Word(found[0].replace("'", ""), found.start(), found.end())
        for found in _WORD.finditer(text)
    ]


def _runs(text: str, letters: dict[int, str]) -> Iterator[Word]:
    for run in _RUN.finditer(text):
        said, start = run[0], run.start()
        if not said.isalpha():
            bare = said.lstrip(_OUTSIDE)
            start += len(said) - len(bare)
            end = start + len(bare.rstrip(_OUTSIDE))
            said = _bare(said, letters)
        else:
            end = run.end()
        if said:
            yield Word(said, start, end)


def _bare(run: str, letters: dict[int, str]) -> str:
    """Return what a run of signs, not of letters alone, says when it is read as one word."""
    return _NO_LETTERS.sub("", run.strip(_OUTSIDE).translate(letters))


def _with_rows(runs: Iterator[Word]) -> Iterator[Word]:
    """Yield words, with single letters in a row put together."""
    row: list[Word] = []
    for word in runs:
        if len(word.text) == 1 and (not row or word.start - row[-1].start <= GAP_MAX):
            row.append(word)
            continue
        if row:
            yield from _put_together(row)
        row = [word] if len(word.text) == 1 else []
        if not row:
            yield word
    yield from _put_together(row)


def _put_together(row: list[Word]) -> Iterator[Word]:
    """Yield the words of a row of letters: where a gap is wider than the usual, one ends."""
    if len(row) < ROW_MIN:
        yield from row
        return
    gaps = [later.start - letter.start for letter, later in pairwise(row)]
    usual, part = min(gaps), row[:1]
    for letter, gap in zip(row[1:], gaps, strict=True):
        if gap > usual:
            yield from _as_one(part)
            part = []
        part.append(letter)
    yield from _as_one(part)


def _as_one(part: list[Word]) -> Iterator[Word]:
    if len(part) < ROW_MIN:
        yield from part
    else:
        said = "".join(letter.text for letter in part)
        yield Word(said, part[0].start, part[-1].end, second=part[1].start)


def _parted(word: Word) -> Iterator[Word]:
    """Yield "i" and "kill" for "i k i l l", and any other word as it is."""
    if word.second and len(word.text) > ROW_MIN and word.text[0] in "ia":
        yield Word(word.text[0], word.start, word.start + 1)
        yield Word(word.text[1:], word.second, word.end, word.second)
    else:
        yield word
