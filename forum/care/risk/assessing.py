"""How much the words of a post say that a life may be in danger, and which words say so. Pure.

It orders a queue. It hides nothing, decides nothing and keeps nothing, and it misses things.
"""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal

from forum.care.risk.context import Standing, standing
from forum.care.risk.folding import BREAK, Word, fold
from forum.care.risk.glancing import TELLING, may_tell
from forum.care.risk.lexicon import BOOK
from forum.care.risk.phrases import Found
from forum.care.risk.planning import EXPLICIT, Meant, stated_plans, timed
from forum.care.risk.weighing import score, weight

MOST_PHRASES = 12
MOST_CHARS = 20_000

_SOON = (EXPLICIT - {"doing"}) | {"harm", "danger"}
WORDLESS = frozenset(
    {"self", "absolute", "topic", "setting", "advice", "play", "means", "death", "pain"}
)
_ORDER = (
    "stated",
    "plan",
    "method",
    "intent",
    "doing",
    "ideation",
    "wish",
    "about_another",
    "danger",
)


@dataclass(frozen=True)
class Risk:
    """What was found. `phrases` are spans of the words as written, the gravest first.

    A post with `has_plan` always has a higher score than one without.
    """

    score: float
    band: Literal["now", "soon"] | None
    phrases: tuple[str, ...]
    has_plan: bool


def signal(text: str, title: str = "") -> Risk | None:
    """Return what was found in words that somebody should look at; None, at a glance, for most."""
    whole = _whole(text, title)
    if not may_tell(whole) or not BOOK.says_any(words := fold(whole), TELLING):
        return None
    risk = _assessed(whole, words)
    return risk if risk.band else None


def assess(text: str, title: str = "") -> Risk:
    """Look at a title and the words below it as one text."""
    whole = _whole(text, title)
    return _assessed(whole, fold(whole))


def _assessed(whole: str, words: Sequence[Word]) -> Risk:
    meant = [(found, standing(words, found)) for found in _kept(BOOK.find(words))]
    plans, times = stated_plans(words, meant), timed(words, meant)
    said = Counter((found.group, how) for found, how in meant)
    count = sum(word.text != BREAK for word in words)
    tier = 2 if plans else int(bool(times))
    shown = [*plans, *times, *_worth_showing(meant)]
    return Risk(
        score(tier, weight(said, count)), _band(tier, meant), _spans(whole, words, shown), tier > 0
    )


def _whole(text: str, title: str) -> str:
    return f"{title}\n\n{text}"[:MOST_CHARS] if title else text[:MOST_CHARS]


def _kept(found: Sequence[Found]) -> list[Found]:
    """Leave out what lies within an idiom, and a lesser wording within a longer one."""
    taken: set[int] = set()
    for each in found:
        if each.group == "idiom":
            taken.update(range(each.first, each.last))
    return _longest([each for each in found if each.group != "idiom" and not _is_in(each, taken)])


def _is_in(found: Found, taken: Set[int]) -> bool:
    return found.first in taken or found.last - 1 in taken


def _longest(found: Sequence[Found]) -> list[Found]:
    """Of phrases of one group that overlap, keep the longest."""
    last: dict[str, Found] = {}
    kept: list[Found] = []
    for each in found:
        before = last.get(each.group)
        if before and each.first < before.last:
            if each.last - each.first <= before.last - before.first:
                continue
            kept.remove(before)
        last[each.group] = each
        kept.append(each)
    return kept


def _band(tier: int, meant: Sequence[Meant]) -> Literal["now", "soon"] | None:
    present = {found.group for found, how in meant if how is Standing.PRESENT}
    others = {found.group for found, how in meant if how is Standing.ANOTHER}
    if tier or ("intent" in present and "play" not in present):
        return "now"
    return "soon" if present & _SOON or "about_another" in present | others else None


def _worth_showing(meant: Sequence[Meant]) -> list[Found]:
    worth = [
        found for found, how in meant if found.group not in WORDLESS and how != Standing.DENIED
    ]
    return sorted(worth, key=lambda found: _rank(found.group))


def _rank(group: str) -> int:
    return _ORDER.index(group) if group in _ORDER else len(_ORDER)


def _spans(text: str, words: Sequence[Word], shown: Sequence[Found]) -> tuple[str, ...]:
    spans = (text[words[found.first].start : words[found.last - 1].end] for found in shown)
    return tuple(dict.fromkeys(spans))[:MOST_PHRASES]
