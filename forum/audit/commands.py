"""`flask audit`: whether the record of what staff did still holds."""

from typing import NoReturn

import click
from flask.cli import with_appcontext

from forum.audit.verifying import has_mark, verify as verify_chain
from forum.transaction import reading


@click.group()
def audit() -> None:
    """Look after the record of what staff did."""


@audit.command()
@click.option("--mark", default="", help="A mark that you noted earlier.")
@with_appcontext
def verify(mark: str) -> None:
    """Check that no entry was changed, removed or put in between.

    With a mark that was noted within the last twelve months, check as well that the record was not
    written anew from the beginning.
    """
    found = verify_chain(reading())
    if found.broken_at is not None:
        _end(
            f"The record does not hold: entry {found.broken_at} was changed, or what came "
            "before it is gone. Keep a copy of the database before you do anything else."
        )
    if mark and not has_mark(reading(), mark):
        _end(
            "The record holds, but no entry has that mark: it was written anew, or the entry "
            "went after its twelve months."
        )
    click.echo(f"The record holds: {found.entries} entries since {found.since}.")
    click.echo(f"Its last mark is {found.mark.hex()}. Note it elsewhere to compare it later.")


def _end(words: str) -> NoReturn:
    click.echo(words, err=True)
    raise SystemExit(1)
