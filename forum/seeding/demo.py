"""Fill an empty forum for a demonstration: boards, sample conversations and one moderator."""

from flask import Flask

from forum.accounts.joining import new_keys, stretch
from forum.clock import now
from forum.seeding.samples import NotEmpty, add_moderator, add_samples, check_empty
from forum.transaction import reading, transaction


def fill(app: Flask) -> str:
    """Fill the forum and return the six words of its moderator.

    Raises:
        NotEmpty: it has boards already.
    """
    at = now()
    with app.app_context():
        with transaction() as session:
            check_empty(session)
            add_samples(session, at=at)
        keys = new_keys()
        ways = stretch(reading(), keys)
        with transaction() as session:  # one of its own: forum/separation.py
            add_moderator(session, ways, year=at.year)
    return keys.passphrase


def fill_if_empty(app: Flask) -> str | None:
    """Do as `fill`, or nothing on a forum that has boards; None says that it had."""
    try:
        return fill(app)
    except NotEmpty:
        return None
