"""What a writer is told of one post: made of its case and of what was decided. Pure of queries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from forum.moderation.deciding.acts import HIDES, ON_PERSONS, Act, is_any, known
from forum.moderation.deciding.models import Appeal, Decision
from forum.moderation.models import Band, Case, CaseState, Source, SourceKind
from forum.threads.models import Line, Post, PostState

APPEAL_WITHIN = timedelta(days=7)
REWORD_WITHIN = timedelta(days=7)
APPEALABLE = HIDES | ON_PERSONS | {Act.NOTE, Act.REDACT, Act.LOCK, Act.MOVE}
SOON = "in about ten minutes"


@dataclass(frozen=True)
class Told:
    """What the writer of a post sees beside it.

    Attributes:
        kind: "waiting", "reword", "taken-down", "changed" (by a moderator), "said" (no more than
            a message) or "nobody-came" (it waited for 14 days).
        message: a moderator's, `signed` with a working name; empty until it is sent.
        words: the very words that a word rule found.
        wait: how long it usually takes, or when the message comes; empty when nobody can say.
        until: the last day for changing it.
        before: the words as they were, where a moderator changed them.
        appeal: "asked", "kept" or "lifted"; empty where there was none. `answer` is what was said.
    """

    kind: str
    rule_title: str = ""
    message: str = ""
    signed: str = ""
    words: tuple[str, ...] = ()
    wait: str = ""
    until: date | None = None
    may_reword: bool = False
    may_appeal: bool = False
    is_urgent: bool = False
    before_title: str = ""
    before: str = ""
    appeal: str = ""
    answer: str = ""

    @property
    def until_said(self) -> str:
        return f"{self.until.day} {self.until:%B}" if self.until else ""


@dataclass(frozen=True)
class File:
    """All that is known of a post's newest case."""

    post: Post
    case: Case
    decisions: Sequence[Decision] = ()
    appeals: Sequence[Appeal] = ()
    sources: Sequence[Source] = ()
    titles: dict[bytes, str] = field(default_factory=dict)
    names: dict[bytes, str] = field(default_factory=dict)

    @property
    def first(self) -> Decision | None:
        """What was decided last, but for answers to an appeal."""
        own = [each for each in self.decisions if each.appeal_of is None]
        return max(own, key=lambda each: each.version, default=None)

    @property
    def answer(self) -> Decision | None:
        """What was decided on the appeal against it, once that is sent."""
        first = self.first
        answers = [
            each
            for each in self.decisions
            if first is not None and each.appeal_of == first.id and each.settled_on is not None
        ]
        return answers[-1] if answers else None


def is_urgent(case: Case) -> bool:
    return case.band in (Band.NOW, Band.SOON)


def found_words(sources: Collection[Source]) -> tuple[str, ...]:
    """Return the words that word rules found, each once; a source's first line is its title."""
    found = (
        line
        for source in sources
        if source.kind == SourceKind.WORD_RULE
        for line in source.detail.splitlines()[1:]
    )
    return tuple(dict.fromkeys(found))


def may_appeal(file: File, *, today: date) -> bool:
    """Return whether the writer can ask for another look: once, within seven days."""
    first = file.first
    if first is None or first.settled_on is None or not is_any(acts(first), APPEALABLE):
        return False
    is_asked = any(each.decision_id == first.id for each in file.appeals)
    is_open = file.case.state in (CaseState.RETURNED, CaseState.SETTLED)
    return is_open and not is_asked and today <= first.settled_on + APPEAL_WITHIN


def acts(decision: Decision) -> tuple[Act, ...]:
    return known(decision.acts.splitlines())


def kind_of(file: File) -> str:
    """Return what the writer is told of, or "" when there is nothing to tell them.

    Of a post that others read they are told what was decided, and never that somebody flagged it.
    """
    post, first = file.post, file.first
    if post.state == PostState.HELD:
        return "waiting"
    if post.line == Line.REWORD:
        return "reword" if first is not None else "nobody-came"
    if post.line == Line.TAKEN_DOWN:
        return "taken-down"
    if first is not None and Act.REDACT in acts(first):
        return "changed"
    if first is None or first.settled_on is None:
        return ""
    return "said" if first.message or is_any(acts(first), APPEALABLE) else ""
