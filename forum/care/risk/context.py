"""Whose words a phrase is, of when it speaks, and whether it is denied. Pure."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from forum.care.risk.folding import BREAK, Word, listed
from forum.care.risk.lexicon import SETS
from forum.care.risk.phrases import Found


class Standing(StrEnum):
    """How a phrase is meant: of the writer now, or in a way that weighs less."""

    PRESENT = "present"
    PAST = "past"
    DENIED = "denied"
    ANOTHER = "another"


def _spoken(phrases: str) -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in phrases.split(", "))


_WRITER = listed("i me my myself mine we")
# "Put a gun to my head" may be what another did to the writer: "my" alone does not tell.
_I = listed("i we")
_MEANS = frozenset({"stated", "plan", "method", "means"})
_ANOTHER_SELF = listed("himself herself themselves themself yourself")
_OTHERS = listed("he she they you people someone somebody anyone who")
_KIN = frozenset(SETS["kin"])
_ACTS = listed(
    "is was are were has had wants wanted tried said says told who killed died keeps will "
    "being would threatens threatened committed took attempted been strangled choked held put "
    "pointed beat hit threw pushed raped keeps drank shot jumped"
)
_NO = listed("not never no without nor neither hardly stopped quit isnt cant")
_STILL_MEANT = listed("only stop stopping know sure help shake care mind yet because")
_MAY_GO_ON = listed("think that believe say saying said mean know if because feel sure when do did")
_LONG_AGO = listed("year years month months while decade decades long time")
_THEN = _spoken(
    "used to, when i was, back then, back when, in the past, in high school, in college, "
    "as a teen, as a teenager, as a kid, as a child, growing up, last year, years back, "
    "at the time, was younger, since then, no longer, narcan, naloxone, brought me back, revived, "
    "stomach pumped, in a coma, was sectioned, got sectioned, been sober"
)
_NOW = listed("still again now tonight today currently lately always tomorrow")
_LATELY = _spoken(
    "last night, yesterday, this morning, last week, hours ago, hour ago, minutes ago, "
    "days ago, have been, had enough"
)
_JUST_WAS = listed("was were had did")
_WAS_ONE = [[verb, "a"] for verb in ("am", "was", "as", "being")]
_REACH, _NEAR = 10, 6


def standing(words: Sequence[Word], found: Found) -> Standing:
    """Return how one phrase is meant, from the other words of its sentence."""
    left, said, right = _sentence(words, found)
    if _is_of_another(left, said, _I if found.group in _MEANS else _WRITER):
        return Standing.ANOTHER
    if _is_denied(left, said[0]) and not {"but", "now"}.issubset(right):
        return Standing.DENIED
    return Standing.PAST if _is_past(left, said, right) else Standing.PRESENT


def _sentence(words: Sequence[Word], found: Found) -> tuple[list[Word], list[str], list[str]]:
    begin, end = found.first, found.last
    while begin > max(0, found.first - _REACH) and words[begin - 1].text != BREAK:
        begin -= 1
    while end < min(len(words), found.last + _REACH) and words[end].text != BREAK:
        end += 1
    said = [word.text for word in words[found.first : found.last]]
    return list(words[begin : found.first]), said, [word.text for word in words[found.last : end]]


def _is_of_another(left: Sequence[Word], said: Sequence[str], writer: frozenset[str]) -> bool:
    if _ANOTHER_SELF.intersection(said):
        return True
    if writer.intersection(said):
        return False
    for place in range(len(left) - 1, -1, -1):
        word = left[place].text
        after = left[place + 1].text if place + 1 < len(left) else ""
        if word in {"i", "we"}:
            return False
        if word in _OTHERS:
            return True
        if word in _KIN and (not after or after in _ACTS) and not _was_one(left[:place]):
            return True
    return False


def _was_one(left: Sequence[Word]) -> bool:
    """Return whether the writer says to be or have been this: "when I was a boy"."""
    return [word.text for word in left[-2:]] in _WAS_ONE


def _is_denied(left: Sequence[Word], first: str) -> bool:
    clause = _clause(left)[-_NEAR:]
    for place, word in enumerate(clause):
        before = clause[place - 1] if place else ""
        after = clause[place + 1] if place + 1 < len(clause) else ""
        if word in _NO and before != "can" and after not in _STILL_MEANT and "why" not in clause:
            return "but" not in clause[place:] and not _begins_anew([*clause[place:], first])
    return False


def _begins_anew(rest: Sequence[str]) -> bool:
    """Return whether another sentence starts without a mark: "I cannot sleep I want to die"."""
    return any(word == "i" and before not in _MAY_GO_ON for before, word in pairwise(rest))


def _clause(left: Sequence[Word]) -> list[str]:
    """Return the words since the last comma: "no, I want to" denies nothing."""
    clause: list[str] = []
    for word in reversed(left):
        clause.insert(0, word.text)
        if word.after_pause:
            break
    return clause


def _is_past(left: Sequence[Word], said: Sequence[str], right: Sequence[str]) -> bool:
    before = [word.text for word in left]
    line = f" {' '.join([*before, *said, *right])} "
    if _NOW.intersection([*before, *right]) or any(lately in line for lately in _LATELY):
        return False
    after = [*said, *right]
    is_long_ago = any(
        word == "ago" and after[place - 1] in _LONG_AGO for place, word in enumerate(after) if place
    )
    was = bool(_JUST_WAS.intersection(before[-3:]))
    return was or is_long_ago or any(then in line for then in _THEN)
