"""The house rules, edition by edition. Pure.

A moderator names a rule by its number, so what a number meant stays readable: an edition is what
held from one day on, until the rules changed again. Changes of one day are one edition.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from forum.errors import NotFound
from forum.language.messages import _


@dataclass(frozen=True)
class Rule:
    """A rule that holds on every board."""

    number: int
    title: str
    text: str


@dataclass(frozen=True)
class Held:
    """A version of a rule, and from when until when it held. It holds while it has no end."""

    rule: Rule
    since: date
    until: date | None


@dataclass(frozen=True)
class Edition:
    """The rules as they held from a day on. `changed` says what is new; empty for the first."""

    number: int
    since: date
    rules: tuple[Rule, ...]
    changed: str = ""


def numbered(*rules: tuple[str, str]) -> tuple[Rule, ...]:
    """Return rules made of titles and texts, counted from one."""
    return tuple(Rule(number, *rule) for number, rule in enumerate(rules, start=1))


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


def editions_of(versions: Iterable[Held]) -> list[Edition]:
    """Return what held when, the oldest first, from all versions that ever were."""
    versions = list(versions)
    days = {version.since for version in versions}
    days |= {version.until for version in versions if version.until is not None}
    editions: list[Edition] = []
    before: tuple[Rule, ...] = ()
    for day in sorted(days):
        rules = _holding(versions, day)
        if rules != before:
            changed = " ".join(_changes(before, rules)) if editions else ""
            editions.append(Edition(len(editions) + 1, day, rules, changed))
        before = rules
    return editions


def _holding(versions: Sequence[Held], day: date) -> tuple[Rule, ...]:
    held = [v.rule for v in versions if v.since <= day and (v.until is None or day < v.until)]
    return tuple(sorted(held, key=lambda rule: rule.number))


def _changes(before: Sequence[Rule], after: Sequence[Rule]) -> Iterator[str]:
    old, new = ({rule.number: rule for rule in rules} for rules in (before, after))
    for number in sorted(old.keys() | new.keys()):
        if number not in old:
            yield _("Rule %(number)d is new.", number=number)
        elif number not in new:
            yield _("Rule %(number)d no longer holds.", number=number)
        elif old[number] != new[number]:
            yield _("Rule %(number)d has new words.", number=number)
