"""The house rules, edition by edition. Pure.

A moderator names a rule by its number, so what a number meant stays readable: an edition is never
changed. To change the rules, add an edition to EDITIONS with one sentence about what is new.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from forum.errors import NotFound


@dataclass(frozen=True)
class HouseRule:
    """A rule that holds on every board."""

    number: int
    title: str
    text: str


@dataclass(frozen=True)
class Edition:
    """The rules as they held from a month on. `changed` says what is new; empty for the first."""

    number: int
    since: date
    rules: tuple[HouseRule, ...]
    changed: str = ""


def numbered(*rules: tuple[str, str]) -> tuple[HouseRule, ...]:
    """Return rules made of titles and texts, counted from one."""
    return tuple(HouseRule(number, *rule) for number, rule in enumerate(rules, start=1))


def edition_asked(asked: str, editions: Sequence[Edition]) -> Edition:
    """Return the edition that an address asks for by its number; the newest when it asks for none.

    Raises:
        NotFound: there is no such edition.
    """
    if not asked:
        return newest(editions)
    for edition in editions:
        if asked == str(edition.number):
            return edition
    raise NotFound


def newest(editions: Sequence[Edition]) -> Edition:
    return max(editions, key=lambda edition: edition.number)


def other_editions(edition: Edition, editions: Sequence[Edition]) -> list[Edition]:
    """Return all but `edition`, the newest first."""
    others = [other for other in editions if other.number != edition.number]
    return sorted(others, key=lambda other: other.number, reverse=True)


EDITIONS = (
    Edition(
        number=1,
        since=date(2026, 11, 1),
        rules=numbered(
            ("Be kind", "Disagree with ideas, never with a person’s worth."),
            (
                "Keep everyone safe from being known",
                "No names, contacts, places or pictures of anyone. That includes you.",
            ),
            (
                "No methods, no doses, no sourcing",
                "Say how it feels. Leave out how it is done, how much, and where to get it.",
            ),
            ("Speak from your own life", "Say what helped you. Nobody here is your doctor."),
            ("What is said here stays here", "Don’t copy it, share it or talk about who wrote it."),
            (
                "No selling, recruiting or preaching",
                "People come here to talk, not to be won over.",
            ),
            (
                "If someone may be in danger, tell a moderator",
                "And point them to the help page. You have done enough by doing that.",
            ),
        ),
    ),
)
HOUSE_RULES = newest(EDITIONS).rules
