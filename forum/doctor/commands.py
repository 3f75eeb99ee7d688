"""`flask doctor`: what keeps the forum from being safe, and what mends it."""

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from config import CANNOT_START
from forum.doctor.examining import Occasion
from forum.doctor.findings import stop_the_start
from forum.doctor.starting import looked_at


@click.command()
@with_appcontext
def doctor() -> None:
    """Look for what keeps the forum from being safe; each finding says what mends it.

    Ends with 4 if the forum would not start, with 1 if there are only warnings.
    """
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    with looked_at(app, Occasion.ASKED) as found:
        for finding in found:
            click.echo(str(finding))
    if not found:
        click.echo("Nothing was found that needs mending.")
    else:
        raise SystemExit(CANNOT_START if stop_the_start(found) else 1)
