"""Look up rules and replies. Nothing here writes."""

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.errors import NotFound
from forum.house.editions import Edition, Held, Rule, editions_of
from forum.house.models import HouseRule, SavedReply

Versioned = TypeVar("Versioned", bound=HouseRule | SavedReply)


def rules_in_force(session: Session) -> list[HouseRule]:
    holds = select(HouseRule).where(HouseRule.retired_on.is_(None))
    return list(session.scalars(holds.order_by(HouseRule.number)))


def rule_now(session: Session, number: int) -> HouseRule:
    """Return the version of a rule that holds now.

    Raises:
        NotFound: there is no such rule, or it no longer holds.
    """
    wanted = select(HouseRule).where(HouseRule.number == number, HouseRule.retired_on.is_(None))
    rule = session.scalar(wanted)
    if rule is None:
        raise NotFound
    return rule


def rule_row(session: Session, rule_id: bytes) -> HouseRule:
    """Return a version of a rule, whether it holds or not.

    Raises:
        NotFound: there is no such version.
    """
    rule = session.get(HouseRule, rule_id)
    if rule is None:
        raise NotFound
    return rule


def replies_for(session: Session) -> list[SavedReply]:
    """Return the replies that can be offered: those of rules that hold, in the rules' order."""
    rules = select(HouseRule.number).where(HouseRule.retired_on.is_(None))
    offered = select(SavedReply).where(SavedReply.retired_on.is_(None), SavedReply.rule.in_(rules))
    return list(session.scalars(offered.order_by(SavedReply.rule, SavedReply.number)))


def newest_of_each(session: Session, kind: type[Versioned]) -> list[Versioned]:
    """Return the newest version of every rule or reply, those that were retired too."""
    rows = session.scalars(select(kind).order_by(kind.number, kind.version))
    return list({row.number: row for row in rows}.values())


def newest_version(session: Session, kind: type[Versioned], number: int) -> Versioned:
    """Return the newest version of one rule or reply, whether it is retired or not.

    Raises:
        NotFound: there is no such number.
    """
    wanted = select(kind).where(kind.number == number).order_by(kind.version.desc()).limit(1)
    row = session.scalar(wanted)
    if row is None:
        raise NotFound
    return row


def editions(session: Session) -> list[Edition]:
    """Return the rules edition by edition, the oldest first."""
    rows = session.scalars(select(HouseRule))
    return editions_of(
        Held(Rule(row.number, row.title, row.text), row.since, row.retired_on) for row in rows
    )
