"""What a case is about, in plain words and without the ones that can hurt. Pure."""

from collections.abc import Iterable, Sequence
from typing import Protocol


class Telling(Protocol):
    """What brought a case here; `detail` is a reason, or a rule's title above what it found."""

    @property
    def kind(self) -> str: ...
    @property
    def detail(self) -> str: ...
    @property
    def band(self) -> str: ...
    @property
    def count(self) -> int: ...


ORDER = ("now", "soon", "today", "whenever")
BANDS = {"now": "Look now", "soon": "Soon", "today": "Today", "whenever": "When there is time"}
REASONS = {
    "risk": "Someone may be at risk",
    "unkind": "Unkind or frightening",
    "identifies": "Details that show who someone is",
    "medicine": "A medicine or a method",
    "spam": "Selling or spam",
    "other": "Something else that a reader told us",
}
KINDS = {
    "first-post": "First post from a new member",
    "everything": "Post on a board where all wait",
    "word-rule": "Found by a word rule",
    "risk": "Words that may mean danger",
    "sanction": "Post of somebody whose posts wait",
    "nobody-on-duty": "Held while nobody was on",
    "appeal": "Asked to look again",
    "resubmission": "Changed by its writer",
    "moderator": "Opened by a moderator",
}
LINES = {
    "first-post": "New members’ first posts wait for a moderator.",
    "everything": "Every post on this board waits for a moderator.",
    "risk": "The signal of risk found words that may mean danger.",
    "sanction": "An earlier decision lets this writer’s posts wait.",
    "nobody-on-duty": "Readers told us while no moderator was on, so it waits.",
    "appeal": "Its writer asks for another look.",
    "resubmission": "Its writer changed it, as we asked.",
    "moderator": "A moderator wants others to see it.",
}
# These say why the case is here again, whatever brought it here before.
AGAIN = ("appeal", "resubmission")


def most_urgent_first(sources: Iterable[Telling]) -> list[Telling]:
    return sorted(sources, key=lambda each: (each.kind not in AGAIN, ORDER.index(each.band)))


def title_of(sources: Sequence[Telling]) -> str:
    """Return what the most urgent of `sources` calls the case."""
    first = next(iter(most_urgent_first(sources)), None)
    if first is None:
        return KINDS["moderator"]
    named = {"flag": REASONS.get(first.detail), "word-rule": heading_in(first.detail)}
    return named.get(first.kind) or KINDS[first.kind]


def line_of(sources: Sequence[Telling]) -> str:
    """Return one line of what speaks for looking, without a word of the post."""
    return " ".join(said_by(each) for each in most_urgent_first(sources))


def said_by(source: Telling) -> str:
    if source.kind == "flag":
        return f"{people(source.count)} told us: {_inside(REASONS[source.detail])}."
    if source.kind == "word-rule":
        return f"Found by a word rule: {_inside(heading_in(source.detail))}."
    return LINES[source.kind]


def heading_in(detail: str) -> str:
    """Return the first line of a detail: a rule's title. What it found stands below."""
    return detail.partition("\n")[0]


def found_by(source: Telling) -> list[str]:
    """Return the very words that a rule or the signal found; they are part of the post."""
    lines = source.detail.splitlines()
    return lines[1:] if source.kind == "word-rule" else lines if source.kind == "risk" else []


def people(count: int) -> str:
    return "1 person" if count == 1 else f"{count:,} people"


def length_of(words: int) -> str:
    return "1 word" if words == 1 else f"{words:,} words"


def _inside(title: str) -> str:
    """Return a title as it stands within a sentence."""
    return title[:1].lower() + title[1:]
