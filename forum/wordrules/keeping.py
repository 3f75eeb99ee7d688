"""Add, change, switch and retire word rules: what leads do. Nothing is ever deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.care.wording.matching import Wording, check_wording
from forum.errors import Conflict, NotFound, Refused
from forum.language.messages import _l
from forum.public_ids import new_id
from forum.wordrules.models import Effect, Kind, WordRule
from forum.wordrules.rules import check_lines, check_title, check_why

CHANGED = _l("Somebody else has changed or removed this rule just now. Look at the list again.")
NO_BOARD = _l("Choose a board from the list.")


@dataclass(frozen=True)
class NewRule:
    """What somebody says of a rule. `board_slug` is None for all boards but those in `off_on`."""

    kind: Kind
    text: str
    effect: Effect
    title: str
    why: str
    board_slug: str | None = None
    off_on: Sequence[str] = ()


def checked(session: Session, new: NewRule) -> WordRule:
    """Return a rule that can be kept, not yet in the session.

    Raises:
        Refused: a word of it does not fit; the field is named.
    """

    def check(line: str) -> str:
        return check_wording(Wording(new.kind, line)).text

    return WordRule(
        id=new_id(),
        board_slug=new.board_slug,
        off_on="\n".join(_boards_that_are(session, new)),
        kind=new.kind,
        text=check_lines(new.text, check),
        effect=new.effect,
        title=check_title(new.title),
        why=check_why(new.why),
        enabled=True,
    )


def add(session: Session, new: NewRule) -> WordRule:
    """Add a rule, which is on.

    Raises:
        Refused: a word of it does not fit.
    """
    rule = checked(session, new)
    session.add(rule)
    session.flush()
    return rule


def change(session: Session, rule_id: bytes, new: NewRule, *, today: date) -> WordRule:
    """Put a new row in place of a rule, on or off as that was.

    Raises:
        NotFound: there is no such rule.
        Conflict: somebody else has changed or removed it.
        Refused: a word of it does not fit.
    """
    old = _kept(session, rule_id)
    rule = checked(session, new)
    rule.enabled, rule.shipped, rule.follows = old.enabled, old.shipped, old.id
    old.retired_on = today
    session.add(rule)
    session.flush()
    return rule


def switch_on(session: Session, rule_id: bytes) -> WordRule:
    """Let a rule work.

    Raises:
        NotFound: there is no such rule.
        Conflict: somebody else has changed or removed it.
    """
    rule = _kept(session, rule_id)
    rule.enabled = True
    return rule


def switch_off(session: Session, rule_id: bytes) -> WordRule:
    """Let a rule rest; raises as `switch_on`."""
    rule = _kept(session, rule_id)
    rule.enabled = False
    return rule


def retire(session: Session, rule_id: bytes, *, today: date) -> WordRule:
    """End a rule; what cites it can still be read. Raises as `switch_on`."""
    rule = _kept(session, rule_id)
    rule.retired_on = today
    return rule


def _kept(session: Session, rule_id: bytes) -> WordRule:
    wanted = select(WordRule).where(WordRule.id == rule_id).with_for_update()
    rule = session.scalar(wanted)
    if rule is None:
        raise NotFound
    if rule.retired_on is not None:
        raise Conflict(str(CHANGED))
    return rule


def _boards_that_are(session: Session, new: NewRule) -> list[str]:
    """Return where a rule for all boards is off, in an order that stays."""
    named = {*new.off_on, *((new.board_slug,) if new.board_slug else ())}
    there = set(session.scalars(select(Board.slug).where(Board.slug.in_(named))))
    if named - there:
        raise Refused(str(NO_BOARD), field="board" if new.board_slug else "off_on")
    return [] if new.board_slug else sorted(there)
