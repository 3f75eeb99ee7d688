"""`flask run-all` and `flask work`: start the forum, or its worker alone."""

import click
from flask import current_app
from flask.cli import with_appcontext

from forum.web.serving import run_all as serve
from forum.web.worker import work as do_chores


@click.command("run-all")
@with_appcontext
def run_all() -> None:
    """Serve the forum and do its chores, until Ctrl-C."""
    serve(current_app.extensions["settings"])


@click.command()
@with_appcontext
def work() -> None:
    """Do the forum's chores, until Ctrl-C."""
    do_chores(current_app._get_current_object())  # type: ignore[attr-defined]
