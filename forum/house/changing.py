"""Add, change, retire and bring back rules and replies: what leads do. Each is recorded.

Nothing is overwritten: a change is a new version, since decisions name the one that they were made
under. Two leads who change the same thing at once do not undo each other's work: the second one is
told what the first one wrote.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.audit.actions import Action
from forum.audit.recording import record
from forum.errors import Conflict, Refused
from forum.house.models import HouseRule, SavedReply
from forum.house.reading import newest_version, rules_in_force
from forum.house.wording import RuleWords, check_words
from forum.language.messages import _
from forum.public_ids import new_id

Kind = type[HouseRule] | type[SavedReply]
Row = HouseRule | SavedReply


@dataclass(frozen=True)
class Seen:
    """The version that somebody had before them when they decided to change it."""

    kind: Kind
    number: int
    version: int


@dataclass(frozen=True)
class By:
    """Who does it, and when. `staff_id` is None for a command."""

    staff_id: bytes | None
    at: datetime


@dataclass(frozen=True)
class Present:
    """What a rule or a reply is now: told when the transaction, and with it the row, is gone."""

    version: int
    words: RuleWords
    is_retired: bool


class ChangedMeanwhile(Conflict):
    """Somebody else changed or retired this first. `now` is what they made of it."""

    def __init__(self, row: Row) -> None:
        self.now = Present(row.version, _words_of(row), row.retired_on is not None)
        changed = _("Somebody else has just changed this. Look again before you go on.")
        retired = _("Somebody else has just retired this. Look again before you go on.")
        super().__init__(retired if self.now.is_retired else changed)


def add(session: Session, kind: Kind, words: RuleWords, *, by: By) -> Row:
    """Add a rule or a reply under a number that was never used.

    Raises:
        Refused: a field does not fit.
    """
    number = (session.scalar(select(func.max(kind.number))) or 0) + 1
    return _write(session, Seen(kind, number, 0), words, by=by)


def change(session: Session, seen: Seen, words: RuleWords, *, by: By) -> Row:
    """Put a new version in the place of the one that was seen.

    Raises:
        NotFound, Refused, ChangedMeanwhile
    """
    old = _as_seen(session, seen)
    if old.retired_on is not None:
        raise ChangedMeanwhile(old)
    check_words(words, _numbers(session))
    if words == _words_of(old):
        return old
    old.retired_on = by.at.date()
    return _write(session, seen, words, by=by)


def retire(session: Session, seen: Seen, *, by: By) -> None:
    """Let a rule hold no longer, or a reply be offered no longer. Its words stay readable.

    Raises:
        NotFound, ChangedMeanwhile
        Refused: it is the last rule.
    """
    row = _as_seen(session, seen)
    if row.retired_on is not None:
        raise ChangedMeanwhile(row)
    if isinstance(row, HouseRule) and len(_numbers(session)) == 1:
        raise Refused(_("This is the last rule. Add another one first."))
    row.retired_on = by.at.date()
    _record(session, row, by=by)


def bring_back(session: Session, seen: Seen, *, by: By) -> Row:
    """Let a retired rule or reply hold again, as a new version with the same words.

    Raises:
        NotFound, ChangedMeanwhile
        Refused: it is a reply for a rule that no longer holds.
    """
    row = _as_seen(session, seen)
    if row.retired_on is None:
        raise ChangedMeanwhile(row)
    return _write(session, seen, _words_of(row), by=by)


def _as_seen(session: Session, seen: Seen) -> Row:
    versions = select(seen.kind.id).where(seen.kind.number == seen.number)
    session.execute(versions.with_for_update())  # who comes second sees what the first one wrote
    row: Row = newest_version(session, seen.kind, seen.number)
    if row.version != seen.version:
        raise ChangedMeanwhile(row)
    return row


def _write(session: Session, seen: Seen, words: RuleWords, *, by: By) -> Row:
    check_words(words, _numbers(session))
    row = seen.kind(
        id=new_id(),
        number=seen.number,
        version=seen.version + 1,
        since=by.at.date(),
        **words.columns,
    )
    session.add(row)
    session.flush()  # a number taken in this very second is noticed here
    _record(session, row, by=by)
    return row


def _record(session: Session, row: Row, *, by: By) -> None:
    if isinstance(row, HouseRule):
        action, obj, rule = Action.RULE_CHANGED, f"rule:{row.number}", row.number
    else:
        action, obj, rule = Action.REPLY_CHANGED, f"reply:{row.number}", row.rule
    record(session, by.staff_id, action, obj, rule=rule, at=by.at)


def _numbers(session: Session) -> list[int]:
    return [rule.number for rule in rules_in_force(session)]


def _words_of(row: Row) -> RuleWords:
    rule = row.rule if isinstance(row, SavedReply) else None
    return RuleWords(row.title, row.text, rule)
