"""`flask audit`: whether the record of what staff did still holds."""

import click
from flask.cli import with_appcontext

from forum.audit.verifying import verify as verify_chain
from forum.transaction import reading


@click.group()
def audit() -> None:
    """Look after the record of what staff did."""


@audit.command()
@with_appcontext
def verify() -> None:
    """Check that no entry was changed, removed or put in between."""
    found = verify_chain(reading())
    if found.broken_at is not None:
        click.echo(
            f"The record does not hold: entry {found.broken_at} was changed, or what came "
            "before it is gone. Keep a copy of the database before you do anything else.",
            err=True,
        )
        raise SystemExit(1)
    click.echo(f"The record holds: {found.entries} entries since {found.since}.")
    click.echo(f"Its last mark is {found.mark.hex()}. Note it elsewhere to compare it later.")
