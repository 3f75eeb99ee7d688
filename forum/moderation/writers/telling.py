"""What there is to tell a writer of a post, and whether they can ask for another look."""

from collections.abc import Collection
from datetime import date

from forum.language.messages import _l
from forum.moderation.deciding.acts import HIDES, ON_PERSONS, Act, is_any, known
from forum.moderation.deciding.models import Decision
from forum.moderation.models import Band, Case, CaseState, Source, SourceKind
from forum.moderation.writers.filing import File
from forum.privacy.retention import GIVEN_BACK, TAKEN_DOWN, TO_REWORD
from forum.threads.models import Line, PostState

APPEAL_WITHIN = TAKEN_DOWN.time
APPEALABLE = HIDES | ON_PERSONS | {Act.NOTE, Act.REDACT, Act.LOCK, Act.MOVE}
SOON = _l("in about ten minutes")
WITH_ANOTHER = _l("when somebody else has looked at it too")


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


def is_held_back(sources: Collection[Source]) -> bool:
    return any(source.kind == SourceKind.SANCTION for source in sources)


def may_appeal(file: File, *, today: date) -> bool:
    """Return whether the writer can ask for another look: once, within seven days."""
    first = file.first
    if first is None or first.settled_on is None or not is_any(acts(first), APPEALABLE):
        return False
    is_asked = any(each.decision_id == first.id for each in file.appeals)
    is_open = file.case.state in (CaseState.RETURNED, CaseState.SETTLED)
    return is_open and not is_asked and today <= first.settled_on + APPEAL_WITHIN


def last_day(file: File) -> date | None:
    """Return the last day on which its writer can read and change hidden words, once it is known.

    Words that nobody came to have longer: nothing was found wrong with them.
    """
    if file.case.closed_on is not None:
        return file.case.closed_on + TAKEN_DOWN.time
    if file.case.returned_on is None:
        return None
    return file.case.returned_on + (GIVEN_BACK if file.first is None else TO_REWORD).time


def acts(decision: Decision) -> tuple[Act, ...]:
    return known(decision.acts.splitlines())


def is_left(decision: Decision) -> bool:
    """Return whether nothing was found wrong with the post."""
    return Act.LEAVE in acts(decision)


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
