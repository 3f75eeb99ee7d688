"""Street addresses and post codes: pieces are found, weighed, and joined where they touch."""

import re
from collections.abc import Iterator

from forum.care.details.capitals import CAPITAL, words
from forum.care.details.glancing import Glance
from forum.care.details.postcodes import postcodes
from forum.care.details.streets import streets

# What pieces that touch must weigh together to be an address. Each kind weighs once: a list such
# as "Mood 4", "Sleep 6" looks like lines of addresses, and stays one kind however long it is.
WEIGHTS = {"whole": 3, "unit": 2, "line": 2, "code": 1}
ENOUGH = 3

_JOINS_MAX_CHARS = 60
_JOINED = re.compile(
    rf"(?:[\s,;.>?*|/-]{{0,8}}+(?:{CAPITAL}\.?|\d{{1,6}}|de|la|le|du|of|upon|on|in|im|am|an|der"
    rf"|den|near|St\.)?+){{0,6}}[\s,;.>?*|/-]{{0,8}}"
)
_UNIT = re.compile(
    r"\b(?:(?i:apt|apartment|flat)\.? ?#?(?:no\.? ?)?(?:\d{1,4}[A-Za-z]?|[A-H])\b(?! (?i:screen"
    r"|rate|fee)))"
    r"|\b(?i:p\.? ?o\.? ?box|psc \d{1,5},? box|unit \d{1,5},? box|locked bag) ?\d{1,6}\b"
    r"|\b(?:APO|FPO|DPO),? (?:AA|AE|AP)(?: \d{5})?\b"
    r"|-?\b\d{1,2}\.\d{4,8}°? ?[NS]?, ?-?\d{1,3}\.\d{4,8}\b"
)
# One of these is in each of them; "flat B" needs no digit.
_WITHOUT_DIGITS = ("apt", "apartment", "flat", "apo", "fpo", "dpo")
_WITH_DIGITS, _COORDINATE = ("box", "bag"), re.compile(r"\.\d{4}")
# Lines of a diary or of something read, not of an address.
_LISTED = r"(?i:suite|unit|room|floor|day|week|month|year|step|part|chapter|page|level|score)\b"
# By itself none of these is an address, nor are all of one kind together.
_HALF = re.compile(r"\b(?i:suite|ste|unit|room|floor)\.? ?#?\d{1,4}[A-Za-z]?\b")
_HALF_WORDS = words("suite ste unit room floor")
# a line of nothing but a name and a number
_LINE = re.compile(
    rf"^[^\w\n]{{0,6}}(?:\d{{1,5}} )?(?!{_LISTED})(?:{CAPITAL}\.? "
    rf"){{1,4}}\d{{1,4}}[a-zA-Z]?[^\w\n]{{0,4}}$",
    re.MULTILINE,
)
_CODES = (
    # a town or a country beside it
    re.compile(rf"(?:{CAPITAL},? ){{1,4}}\d{{4,6}}\b(?![.,]\d)|\b\d{{4,6}} {CAPITAL}"),
    re.compile(r"\b\d{5}\b|^[^\w\n]{0,6}\d{4,6}$", re.MULTILINE),
)
_FOUR_DIGITS = re.compile(r"\d{4}")
_TOWN = re.compile(
    rf"(?:,[ \n]{{0,2}}|\n[ \t]{{0,4}}){CAPITAL}(?: {CAPITAL}){{0,2}}(?=[.,;!?\n]|$)"
)


def addresses(glance: Glance) -> Iterator[tuple[int, int]]:
    """Yield addresses, each with all of its pieces: street, flat, town and code."""
    text, start, end = glance.text, 0, 0
    kinds: set[str] = set()
    for piece_start, piece_end, kind in sorted(_pieces(glance)):
        if kinds and _touches(text, end, piece_start):
            end = max(end, piece_end)
            kinds.add(kind)
            continue
        if _weigh_enough(kinds):
            yield start, _with_town(text, end)
        start, end, kinds = piece_start, piece_end, {kind}
    if _weigh_enough(kinds):
        yield start, _with_town(text, end)


Piece = tuple[int, int, str]


def _pieces(glance: Glance) -> Iterator[Piece]:
    """Yield the pieces, but none where there cannot be enough of them."""
    wholes = [*streets(glance), *postcodes(glance), *_units(glance)]
    hints = list(_hints(glance)) if glance.has_digit() else []
    if wholes or hints:
        yield from ((*span, "whole") for span in wholes)
        yield from hints
        yield from _codes(glance)


def _units(glance: Glance) -> Iterator[tuple[int, int]]:
    if glance.has_any(_WITHOUT_DIGITS) or (
        glance.has_digit() and (glance.has_any(_WITH_DIGITS) or _COORDINATE.search(glance.text))
    ):
        for found in _UNIT.finditer(glance.text):
            yield found.span()


def _hints(glance: Glance) -> Iterator[Piece]:
    if glance.has_word(_HALF_WORDS):
        yield from (_piece(found, "unit") for found in _HALF.finditer(glance.text))
    yield from (_piece(found, "line") for found in _LINE.finditer(glance.text))


def _codes(glance: Glance) -> Iterator[Piece]:
    if _FOUR_DIGITS.search(glance.text):
        for shape in _CODES:
            yield from (_piece(found, "code") for found in shape.finditer(glance.text))


def _piece(found: re.Match[str], kind: str) -> Piece:
    return found.start() + _blank_before(found[0]), found.end(), kind


def _touches(text: str, end: int, start: int) -> bool:
    """Return whether only names, numbers and commas stand between two pieces."""
    if start <= end:
        return True
    return start <= end + _JOINS_MAX_CHARS and bool(_JOINED.fullmatch(text, end, start))


def _weigh_enough(kinds: set[str]) -> bool:
    return sum(WEIGHTS[kind] for kind in kinds) >= ENOUGH


def _blank_before(words: str) -> int:
    return len(words) - len(words.lstrip(" \t\n.,;>?*|/-"))


def _with_town(text: str, end: int) -> int:
    town = _TOWN.match(text, end)
    return end + len(town[0].rstrip()) if town else end
