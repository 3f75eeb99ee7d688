"""What a case is about, in plain words and without the ones that can hurt. Pure."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from forum.language.messages import _, _l, _n, number


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
BANDS = {
    "now": _l("Look now"),
    "soon": _l("Soon"),
    "today": _l("Today"),
    "whenever": _l("When there is time"),
}
REASONS = {
    "risk": _l("Someone may be at risk"),
    "unkind": _l("Unkind or frightening"),
    "identifies": _l("Details that show who someone is"),
    "medicine": _l("A medicine or a method"),
    "spam": _l("Selling or spam"),
    "other": _l("Something else that a reader told us"),
}
KINDS = {
    "first-post": _l("First post from a new member"),
    "everything": _l("Post on a board where all wait"),
    "word-rule": _l("Found by a word rule"),
    "risk": _l("Words that may mean danger"),
    "sanction": _l("Post of somebody whose posts wait"),
    "nobody-on-duty": _l("Held while nobody was on"),
    "appeal": _l("Asked to look again"),
    "resubmission": _l("Changed by its writer"),
    "moderator": _l("Opened by a moderator"),
}
LINES = {
    "first-post": _l("New members’ first posts wait for a moderator."),
    "everything": _l("Every post on this board waits for a moderator."),
    "risk": _l("The signal of risk found words that may mean danger."),
    "sanction": _l("An earlier decision lets this writer’s posts wait."),
    "nobody-on-duty": _l("Readers told us while no moderator was on, so it waits."),
    "appeal": _l("Its writer asks for another look."),
    "resubmission": _l("Its writer changed it, as we asked."),
    "moderator": _l("A moderator wants others to see it."),
}
STANDINGS = {
    "new": _l("New here"),
    "earlier-decision": _l("Has had an earlier decision"),
    "settled": _l("Has written here before"),
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
        return _told_us(source.count, _inside(REASONS[source.detail]))
    if source.kind == "word-rule":
        return _("Found by a word rule: %(rule)s.", rule=_inside(heading_in(source.detail)))
    return str(LINES[source.kind])


def _told_us(count: int, reason: str) -> str:
    return _n(
        "1 person told us: %(reason)s.",
        "%(people)s people told us: %(reason)s.",
        count,
        people=number(count),
        reason=reason,
    )


def heading_in(detail: str) -> str:
    """Return the first line of a detail: a rule's title. What it found stands below."""
    return detail.partition("\n")[0]


def found_by(source: Telling) -> list[str]:
    """Return the very words that a rule or the signal found; they are part of the post."""
    return source.detail.splitlines()[1:] if source.kind in ("word-rule", "risk") else []


def people(count: int) -> str:
    return _n("1 person", "%(people)s people", count, people=number(count))


def length_of(words: int) -> str:
    return _n("1 word", "%(words)s words", words, words=number(words))


def _inside(title: str) -> str:
    """Return a title as it stands within a sentence."""
    return title[:1].lower() + title[1:]
