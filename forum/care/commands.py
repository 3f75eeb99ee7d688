"""`flask help-lines`: what the operator has to know about the help lines, and a file to edit."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from forum.care.help_lines import BUILT_IN_TEXT, FILE, present_edition, to_look_at
from forum.clock import now


@click.group("help-lines")
def help_lines() -> None:
    """Look after the numbers on the page "Get help now"."""


@help_lines.command()
@with_appcontext
def check() -> None:
    """Show every country with the day of its last check, and what has to be seen to."""
    for region in present_edition(_folder()).regions:
        day = str(region.checked_on or "no day")
        click.echo("\t".join((region.code, region.name, day, region.source)))
    found = to_look_at(_folder(), now().date())
    for words in found:
        click.echo(words, err=True)
    if found:
        raise SystemExit(1)


@help_lines.command()
@with_appcontext
def write() -> None:
    """Write the lists that come with Lamplit into the data folder, for you to edit."""
    path = _folder() / FILE
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(BUILT_IN_TEXT)
    except FileExistsError:
        raise click.ClickException(f"{path} is there already, and stays as it is.") from None
    except OSError as problem:
        raise click.ClickException(f"{path} cannot be written: {problem.strerror}.") from None
    click.echo(f"{path} is yours to edit. What you change is shown at once.")


def _folder() -> Path:
    folder: Path = current_app.extensions["settings"].data
    return folder
