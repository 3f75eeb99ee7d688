"""Which phrases state a plan, a method or means at hand, and which a time. Pure."""

from collections.abc import Sequence

from forum.care.risk.context import Standing
from forum.care.risk.folding import BREAK, Word, listed
from forum.care.risk.lexicon import SETS
from forum.care.risk.phrases import Found

Meant = tuple[Found, Standing]

EXPLICIT = frozenset({"intent", "doing", "ideation", "wish"})
_NEARLY = EXPLICIT | {"leaving", "despair"}
_CLEAR_BY_ITSELF = listed(
    "suicide kill killing myself die dying dead death noose rope overdose overdosed "
    "overdosing od oded goodbye farewell ctb loaded bullet gun shotgun pistol pills tablets "
    "bottle wrists helium exit nembutal neck wrist throat veins off front "
    "under oncoming traffic electrocute brains antifreeze bag bridge building "
    "stockpile stockpiling stockpiled hoarding saving saved read paracetamol "
    "painless painful bleach tylenol sea ocean river ledge roof platform railing "
    "rooftop tracks tree"
)
_WHEN = [way.split() for way in SETS["when"]]
# With one of these in its sentence, a means by itself may be part of everyday life.
_HARMLESS = listed(
    "boat boats climbing garden dog horse tent hunting hunt range clay deer farm licence license "
    "museum prescribed prescription daily doses pharmacy pharmacist mistake accidentally ocd "
    "phobia intrusive organizer organiser fishing fish toddler kayak sailing paint painting "
    "ladder roofing wedding holiday vacation game movie film book song "
    "dream dreamt nightmare nightmares taper tapering tapered refill burglary"
)
_NEAR, _BESIDE, _CLOSE, _IN_SENTENCE = 60, 25, 15, 12

_Others = list[tuple[list[Found], int]]


def stated_plans(words: Sequence[Word], meant: Sequence[Meant]) -> list[Found]:
    """Return what says how or with what; vague words count near plain ones only."""
    present = [found for found, how in meant if how is Standing.PRESENT]
    beside = _beside(present)
    return [
        found
        for found in present
        if (found.group in beside and _is_clear(words, found))
        or any(_is_near(found, *each) for each in beside.get(found.group, ()))
    ]


def _beside(present: Sequence[Found]) -> dict[str, _Others]:
    """Return, for each group that is vague, what it needs within how many words."""
    plain = [found for found in present if found.group in EXPLICIT]
    nearly = [found for found in present if found.group in _NEARLY]
    means = [found for found in present if found.group == "means"]
    return {
        "stated": [(nearly, _NEAR)],
        "plan": [(nearly, _NEAR)],
        "method": [(nearly, _NEAR), (means, _CLOSE)],
        "means": [(plain, _BESIDE)],
    }


def _is_clear(words: Sequence[Word], found: Found) -> bool:
    said = {word.text for word in words[found.first : found.last]}
    return (
        found.group == "stated" or (found.group != "means" and bool(_CLEAR_BY_ITSELF & said))
    ) and not _HARMLESS.intersection(_sentence(words, found))


def _sentence(words: Sequence[Word], found: Found) -> list[str]:
    before = [word.text for word in words[max(0, found.first - _IN_SENTENCE) : found.first]]
    after = [word.text for word in words[found.last : found.last + _IN_SENTENCE]]
    if BREAK in before:
        before = before[len(before) - before[::-1].index(BREAK) :]
    return [*before, *after[: after.index(BREAK) if BREAK in after else None]]


def _is_near(found: Found, others: Sequence[Found], reach: int) -> bool:
    return any(
        abs(other.first - found.first) <= reach
        for other in others
        if other.first >= found.last or other.last <= found.first
    )


def timed(words: Sequence[Word], meant: Sequence[Meant]) -> list[Found]:
    """Return what says that it will be done, with a time in the same sentence."""
    present = [found for found, how in meant if how is Standing.PRESENT]
    nearly = [found for found in present if found.group in _NEARLY]
    return [
        found
        for found in present
        if found.group == "intent" or (found.group == "doing" and _is_near(found, nearly, _NEAR))
        if _has_time([word.text for word in words[found.first : found.last + _IN_SENTENCE]])
    ]


def _has_time(said: Sequence[str]) -> bool:
    line = f" {' '.join(said)} ".split(" . ")[0] + " "
    return any(f" {' '.join(when)} " in line for when in _WHEN)
