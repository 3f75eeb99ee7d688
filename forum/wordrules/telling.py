"""What a writer is told of word rules: each rule once, with all the words that it matches. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from forum.wordrules.saying import said


class Met(Protocol):
    """The little that is needed of a match."""

    @property
    def rule_id(self) -> bytes: ...
    @property
    def title(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def effect(self) -> str: ...
    @property
    def words(self) -> str: ...


@dataclass
class Told:
    """A rule as its writer reads of it. `words` are theirs, each once."""

    title: str
    why: str
    effect: str
    words: list[str] = field(default_factory=list)


def by_rule(met: Iterable[Met]) -> list[Told]:
    """Return what to tell of matches, in the order in which the rules were first met."""
    told: dict[bytes, Told] = {}
    for each in met:
        rule = told.setdefault(each.rule_id, Told(said(each.title), said(each.why), each.effect))
        if each.words not in rule.words:
            rule.words.append(each.words)
    return list(told.values())
