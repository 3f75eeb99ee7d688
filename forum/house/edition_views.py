"""The rules as pages list them: those in the table, or the shipped ones while it cannot be read."""

from collections.abc import Sequence

from flask import g
from sqlalchemy.exc import SQLAlchemyError

from forum.house.editions import Edition, Rule, newest
from forum.house.reading import editions
from forum.house.shipped import EDITIONS, as_said, said
from forum.transaction import reading


def editions_now() -> Sequence[Edition]:
    """Return all editions. They are looked up once for each request."""
    if "house_editions" not in g:
        g.house_editions = [as_said(edition) for edition in _looked_up()]
    found: Sequence[Edition] = g.house_editions
    return found


def rules_now() -> Sequence[Rule]:
    return newest(editions_now()).rules


def rule_said(words: str) -> str:
    """Return words of a rule in the reader's language, unless people here have changed them."""
    return said(words)


def _looked_up() -> Sequence[Edition]:
    try:
        return editions(reading()) or EDITIONS
    except SQLAlchemyError:
        return EDITIONS
