"""What the phrases of a text weigh together. Pure.

The tier comes first: whatever else is said, words that name a plan or a method rank above words
that name a time only, and these above all others. Within a tier the weights order.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import exp, log1p

from forum.care.risk.context import Standing

MOST = 12.0
START = -2.6
USUAL_WORDS = 150

# How much the first phrase of a group adds, by how it is meant; more of them add less and less.
Weights = Mapping[str, float]
PLAINLY: dict[str, float] = {
    "plan": 2.5, "stated": 3.0, "intent": 2.6, "doing": 2.0, "ideation": 2.3, "wish": 2.0,
    "leaving": 1.0, "mention": 1.1, "despair": 1.1, "attempt": 0.6, "harm": 0.5, "danger": 0.2,
    "about_another": 0.6, "loss": 0.0, "cannot": 0.6, "hopeless": 0.5, "burden": 0.4,
    "alone": 0.15, "pain": 0.2, "death": 0.5, "means": 0.3, "method": 1.0,
}  # fmt: skip
LESS = {Standing.PRESENT: 1.0, Standing.PAST: 0.45, Standing.DENIED: 0.15, Standing.ANOTHER: 0.35}
AGAINST: dict[str, float] = {
    "topic": -0.6,
    "setting": -0.25,
    "advice": -0.35,
    "play": -0.8,
    "reassured": -0.9,
}
# These are about somebody else or about before by what they say.
AS_TOLD = {"about_another", "loss", "attempt"}
# A long text says more of everything: what says little by itself is told by the hundred words.
SPREAD = {"topic", "setting", "advice", "death", "pain", "hopeless", "burden", "alone", "cannot"}
DENSE: dict[str, float] = {"self": 4.0, "absolute": 6.0}

Said = Counter[tuple[str, Standing]]


def weight(said: Said, words: int) -> float:
    """Return the evidence of all phrases, as log-odds; it may be below nothing."""
    if not words:
        return -MOST
    length = max(1.0, words / USUAL_WORDS)
    total = START + sum(_of(group, meant, count, length) for (group, meant), count in said.items())
    total += sum(per * min(_share(said, group, words), 0.2) for group, per in DENSE.items())
    return max(-MOST, min(MOST, total))


def _of(group: str, meant: Standing, count: int, length: float) -> float:
    meant = Standing.PRESENT if group in AS_TOLD else meant
    each = PLAINLY.get(group, 0.0) * LESS[meant] + AGAINST.get(group, 0.0)
    if group in SPREAD:
        return each * log1p(count / length) / log1p(1)
    return each * (1 + 0.35 * log1p(count - 1)) / (1 + 0.25 * log1p(length - 1))


def _share(said: Said, group: str, words: int) -> float:
    return sum(_counts(said, group)) / words


def _counts(said: Said, group: str) -> Iterable[int]:
    return (count for (of, _), count in said.items() if of == group)


def score(tier: int, evidence: float) -> float:
    """Return the tier and, behind its point, the evidence: always below the next tier."""
    return tier + 1 / (1 + exp(-evidence))
