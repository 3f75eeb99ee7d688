"""Which rules of a board match what somebody writes, and by which words of theirs."""

from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy.orm import Session

from forum.care.wording.matching import find
from forum.wordrules.models import Effect
from forum.wordrules.reading import rules_on, wordings

MARK_BYTES = 4
# A rule is told of with so many places in a title and a body.
PLACES_MAX = 20


@dataclass(frozen=True)
class Match:
    """Words that a rule matches. `span` is where they stand in `part`, "title" or "body"."""

    rule_id: bytes
    title: str
    effect: Effect
    words: str
    span: tuple[int, int]
    part: str = "body"
    why: str = ""

    @property
    def mark(self) -> str:
        """Return 8 characters by which a form says that its writer was told of these words."""
        meant = self.rule_id + self.words.casefold().encode("utf-8", "surrogatepass")
        return blake2b(meant, digest_size=MARK_BYTES).hexdigest()


def matches(session: Session, board_slug: str, title: str, body: str) -> list[Match]:
    """Return what the rules of a board match in a title and a body, in their order."""
    rules = [(rule, each) for rule in rules_on(session, board_slug) for each in wordings(rule)]
    asked = [wording for _, wording in rules]
    found = []
    for part, text in (("title", title), ("body", body)):
        for each in find(text, asked):
            rule, span = rules[each.number][0], (each.start, each.end)
            effect = Effect(rule.effect)
            found.append(Match(rule.id, rule.title, effect, each.words, span, part, rule.why))
    return _once(found)


def _once(found: list[Match]) -> list[Match]:
    """Leave out what another line of a rule has matched at the same place, and the many-th."""
    kept: list[Match] = []
    ends: dict[tuple[bytes, str], int] = {}
    places: Counter[bytes] = Counter()
    for match in found:
        place = (match.rule_id, match.part)
        if match.span[0] >= ends.get(place, 0) and places[match.rule_id] < PLACES_MAX:
            ends[place] = match.span[1]
            places[match.rule_id] += 1
            kept.append(match)
    return kept
