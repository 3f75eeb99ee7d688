"""Street addresses and post codes: pieces are found, weighed, and joined where they touch."""

import re
from collections.abc import Iterator

from forum.care.details.capitals import CAPITAL
from forum.care.details.glancing import has_any, has_digit
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
# Which of these need no digit: "flat B".
_WITHOUT_DIGITS = ("apt", "apartment", "flat", "apo", "fpo", "dpo")
# Lines of a diary or of something read, not of an address.
_LISTED = r"(?i:suite|unit|room|floor|day|week|month|year|step|part|chapter|page|level|score)\b"
_HINTS = (
    ("unit", re.compile(r"\b(?i:suite|ste|unit|room|floor)\.? ?#?\d{1,4}[A-Za-z]?\b")),
    # a line of nothing but a name and a number
    (
        "line",
        re.compile(
            rf"^[^\w\n]{{0,6}}(?:\d{{1,5}} )?(?!{_LISTED})(?:{CAPITAL}\.? "
            rf"){{1,4}}\d{{1,4}}[a-zA-Z]?[^\w\n]{{0,4}}$",
            re.MULTILINE,
        ),
    ),
    # a town or a country beside a code
    (
        "code",
        re.compile(rf"(?:{CAPITAL},? ){{1,4}}\d{{4,6}}\b(?![.,]\d)|\b\d{{4,6}} {CAPITAL}"),
    ),
    ("code", re.compile(r"\b\d{5}\b|^[^\w\n]{0,6}\d{4,6}$", re.MULTILINE)),
)
_TOWN = re.compile(
    rf"(?:,[ \n]{{0,2}}|\n[ \t]{{0,4}}){CAPITAL}(?: {CAPITAL}){{0,2}}(?=[.,;!?\n]|$)"
)


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield addresses, each with all of its pieces: street, flat, town and code."""
    start = end = 0
    kinds: set[str] = set()
    for piece_start, piece_end, kind in _pieces(text):
        if kinds and _touches(text, end, piece_start):
            end = max(end, piece_end)
            kinds.add(kind)
            continue
        if _weigh_enough(kinds):
            yield start, _with_town(text, end)
        start, end, kinds = piece_start, piece_end, {kind}
    if _weigh_enough(kinds):
        yield start, _with_town(text, end)


def _pieces(text: str) -> list[tuple[int, int, str]]:
    pieces = [(*span, "whole") for span in (*streets(text), *postcodes(text))]
    if has_digit(text) or has_any(text, _WITHOUT_DIGITS):
        pieces += [(*found.span(), "whole") for found in _UNIT.finditer(text)]
    pieces += [
        (found.start() + _blank_before(found[0]), found.end(), kind)
        for kind, hint in (_HINTS if has_digit(text) else ())
        for found in hint.finditer(text)
    ]
    return sorted(pieces)


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
