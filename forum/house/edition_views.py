"""The rules as pages list them: those in the table, or the shipped ones while it cannot be read."""

from collections.abc import Sequence

from flask import g
from sqlalchemy.exc import SQLAlchemyError

from forum.house.editions import Edition, Rule, newest
from forum.house.reading import editions
from forum.house.shipped import EDITIONS
from forum.transaction import reading


def editions_now() -> Sequence[Edition]:
    """Return all editions. They are looked up once for each request."""
    if "house_editions" not in g:
        g.house_editions = _looked_up()
    found: Sequence[Edition] = g.house_editions
    return found


def rules_now() -> Sequence[Rule]:
    return newest(editions_now()).rules


def _looked_up() -> Sequence[Edition]:
    try:
        return editions(reading()) or EDITIONS
    except SQLAlchemyError:
        return EDITIONS
