"""The word rules that come with Lamplit: defaults.toml, reviewed line by line."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.wordrules.keeping import NewRule, checked
from forum.wordrules.models import Effect, Kind, WordRule

FILE = Path(__file__).parent / "defaults.toml"


@cache
def shipped_rules() -> dict[str, NewRule]:
    """Return what comes with Lamplit, each rule by its key."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))["rule"]
    return {
        each["key"]: NewRule(
            kind=Kind(each["kind"]),
            text=each["text"],
            effect=Effect(each["effect"]),
            title=each["title"],
            why=each["why"],
        )
        for each in tables
    }


def ship(session: Session) -> Sequence[WordRule]:
    """Add the rules that this forum has never had; one that was retired stays away."""
    known = set(session.scalars(select(WordRule.shipped).where(WordRule.shipped.is_not(None))))
    added = []
    for key, new in shipped_rules().items():
        if key not in known:
            rule = checked(session, new)
            rule.shipped = key
            session.add(rule)
            added.append(rule)
    session.flush()
    return added
