"""Look up word rules. Nothing here writes."""

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from forum.care.wording.matching import Wording
from forum.database import AnyRow
from forum.errors import NotFound
from forum.handles.glancing import glanced
from forum.wordrules.models import WordRule

# Asked for each time that somebody writes, so it is put together once, and gives rows.
_TOLD = (WordRule.id, WordRule.title, WordRule.why, WordRule.effect)
_ON = (
    select(*_TOLD, WordRule.kind, WordRule.text, WordRule.off_on)
    .where(
        WordRule.retired_on.is_(None),
        WordRule.enabled,
        or_(WordRule.board_slug.is_(None), WordRule.board_slug == bindparam("board")),
    )
    .order_by(WordRule.title, WordRule.id)
)


def rules_kept(session: Session) -> Sequence[WordRule]:
    """Return all rules that are not retired, on or off, in the order of their titles."""
    kept = select(WordRule).where(WordRule.retired_on.is_(None))
    return session.scalars(kept.order_by(WordRule.title, WordRule.id)).all()


def rules_on(session: Session, board_slug: str) -> list[AnyRow]:
    """Return the rows of the rules that are on for a board, in an order that stays."""
    session.flush()  # a rule that was changed just now is another one
    rules = glanced(session, _ON, {"board": board_slug})
    return [rule for rule in rules if board_slug not in rule.off_on.split("\n")]


def rule_row(session: Session, rule_id: bytes) -> WordRule:
    """Return a rule, retired or not.

    Raises:
        NotFound: there never was such a rule.
    """
    rule = session.get(WordRule, rule_id)
    if rule is None:
        raise NotFound
    return rule


def successor(session: Session, rule: WordRule) -> WordRule | None:
    """Return what a rule has become, or None when it was removed in the end."""
    newest: WordRule | None = rule
    while newest is not None and newest.retired_on is not None:
        newest = session.scalar(select(WordRule).where(WordRule.follows == newest.id))
    return newest


def wordings(rule: WordRule | AnyRow) -> list[Wording]:
    return list(_wordings(rule.kind, rule.text))


@lru_cache(256)
def _wordings(kind: str, text: str) -> Sequence[Wording]:
    """Return the lines of a rule; each post is held against the same few rules."""
    return tuple(Wording(kind, line) for line in text.split("\n"))
