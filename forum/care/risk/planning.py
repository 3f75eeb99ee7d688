"""Which phrases state a plan, a method or means at hand, and which a time. Pure."""

from collections.abc import Sequence

from forum.care.risk.context import Standing
from forum.care.risk.folding import Word, listed
from forum.care.risk.lexicon import SETS
from forum.care.risk.phrases import Found

Meant = tuple[Found, Standing]

EXPLICIT = frozenset({"intent", "doing", "ideation", "wish"})
_NEARLY = EXPLICIT | {"leaving", "despair", "cannot"}
_CLEAR_BY_ITSELF = listed(
    "suicide kill killing myself die dying dead death noose rope overdose overdosed "
    "overdosing od oded goodbye farewell ctb loaded bullet gun shotgun pistol pills tablets "
    "bottle wrists lethal fatal helium exit nembutal neck wrist throat veins off front "
    "under oncoming traffic electrocute brains antifreeze monoxide bag bridge building "
    "stockpile stockpiling stockpiled hoarding read medication meds paracetamol "
    "painless painful bleach insulin tylenol sea ocean river ledge roof "
    "rooftop tracks tree"
)
_WHEN = [way.split() for way in SETS["when"]]
_NEAR, _BESIDE, _IN_SENTENCE = 60, 25, 12


def stated_plans(words: Sequence[Word], meant: Sequence[Meant]) -> list[Found]:
    """Return what says how or with what; vague words count near plain ones only."""
    present = [found for found, how in meant if how is Standing.PRESENT]
    plain = [found for found in present if found.group in EXPLICIT]
    nearly = [found for found in present if found.group in _NEARLY]
    reach = {"plan": (nearly, _NEAR), "method": (nearly, _NEAR), "means": (plain, _BESIDE)}
    return [
        found
        for found in present
        if found.group in reach
        and (_is_clear(words, found) or _is_near(found, *reach[found.group]))
    ]


def _is_clear(words: Sequence[Word], found: Found) -> bool:
    said = {word.text for word in words[found.first : found.last]}
    return found.group != "means" and bool(_CLEAR_BY_ITSELF & said)


def _is_near(found: Found, others: Sequence[Found], reach: int) -> bool:
    return any(abs(other.first - found.first) <= reach for other in others)


def timed(words: Sequence[Word], meant: Sequence[Meant]) -> list[Found]:
    """Return what says that it will be done, with a time in the same sentence."""
    return [
        found
        for found, how in meant
        if how is Standing.PRESENT and found.group in {"intent", "doing"}
        if _has_time([word.text for word in words[found.first : found.last + _IN_SENTENCE]])
    ]


def _has_time(said: Sequence[str]) -> bool:
    line = f" {' '.join(said)} ".split(" . ")[0] + " "
    return any(f" {' '.join(when)} " in line for when in _WHEN)
