"""`flask run-all` and `flask work`: start the forum, or its worker alone."""

from functools import partial

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from forum.doctor.examining import Occasion
from forum.doctor.starting import examine_or_leave
from forum.running.serving import run_all as serve
from forum.running.worker import work as do_chores
from forum.seeding.demo import fill_if_empty


@click.command("run-all")
@click.option("--prepare", is_flag=True, help="First make the tables and, if empty, the demo.")
@with_appcontext
def run_all(**asked: bool) -> None:
    """Serve the forum and do its chores, until Ctrl-C."""
    first = partial(_prepare, _app()) if asked["prepare"] else None
    examine_or_leave(_app(), Occasion.PREPARED if first else Occasion.START)
    serve(_app(), first=first)


def _prepare(app: Flask) -> None:
    from flask_migrate import upgrade  # forum/doctor/migrating.py says why it is not above

    upgrade()
    words = fill_if_empty(app)
    if words is not None:
        click.echo(f"The demonstration moderator signs in with these six words: {words}")


@click.command()
@with_appcontext
def work() -> None:
    """Do the forum's chores, until Ctrl-C."""
    examine_or_leave(_app(), Occasion.BESIDE)
    do_chores(_app())


def _app() -> Flask:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    return app
