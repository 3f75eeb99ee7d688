"""`flask run-all` and `flask work`: start the forum, or its worker alone."""

from functools import partial

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade

from forum.care.help_lines import to_look_at
from forum.clock import now
from forum.running.serving import run_all as serve
from forum.running.worker import work as do_chores
from forum.seeding.demo import fill_if_empty


@click.command("run-all")
@click.option("--prepare", is_flag=True, help="First make the tables and, if empty, the demo.")
@with_appcontext
def run_all(**asked: bool) -> None:
    """Serve the forum and do its chores, until Ctrl-C."""
    for words in to_look_at(_app().extensions["settings"].data, now().date()):
        click.echo(words, err=True)
    serve(_app(), first=partial(_prepare, _app()) if asked["prepare"] else None)


def _prepare(app: Flask) -> None:
    upgrade()
    words = fill_if_empty(app)
    if words is not None:
        click.echo(f"The demonstration moderator signs in with these six words: {words}")


@click.command()
@with_appcontext
def work() -> None:
    """Do the forum's chores, until Ctrl-C."""
    do_chores(_app())


def _app() -> Flask:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    return app
