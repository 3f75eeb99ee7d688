"""`flask privacy`: what is kept, and letting go of what is over."""

from functools import partial

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from forum.privacy.inventory.told import Row, rows
from forum.privacy.security import WHOLE_DAY, counts
from forum.running.forgetting.sweeping import Swept, sweep as go_through
from forum.running.purging.alone import alone
from forum.running.purging.showing import shown
from forum.running.purging.whole import purge as do_purge
from forum.transaction import db, reading
from forum.web.visits.session_file import how_many

WAITING = "Another purge is under way. This one waits for it, then looks once more."
NOT_ALL = "Not everything could be done: see above. What was done stays done."


@click.group()
def privacy() -> None:
    """Say what is kept, and let go of it."""


@privacy.command()
def inventory() -> None:
    """Print every field that is stored: what, why, for how long, who can read it."""
    for row in rows():
        click.echo(f"{row.what}\n{_facts(row)}\n")


@privacy.command()
@with_appcontext
def events() -> None:
    """Print what a breach could be dated by: how often it happened, and when, in UTC.

    Newest first, of 30 days. Of nobody: failed sign-ins and refused forms by the minute, all else
    by the day.
    """
    for day, minute, kind, count in counts(reading()):
        time = "all day" if minute == WHOLE_DAY else f"{minute // 60:02}:{minute % 60:02}"
        click.echo(f"{day}\t{time}\t{kind}\t{count}")


@privacy.command()
@with_appcontext
def purge() -> None:
    """Take what was deleted out of every file of the data folder, at once.

    The forum may run meanwhile. People can read; whoever writes may have to wait for a moment.
    """
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    with alone(app.extensions["settings"].data, wait=lambda: click.echo(WAITING)):
        is_done = do_purge(app, click.echo, shown)
    if not is_done:
        raise click.ClickException(NOT_ALL)


@privacy.command()
@with_appcontext
def sweep() -> None:
    """Let go at once of all that is over, and say what went."""
    data = current_app.extensions["settings"].data
    failed = False
    for swept in go_through(
        current_app.extensions["chores"], db.engine, partial(how_many, data / "sessions.db")
    ):
        click.echo(_said(swept))
        failed = failed or not swept.is_done
    if failed:
        raise click.ClickException(NOT_ALL)


def _facts(row: Row) -> str:
    said = [("why", row.why), ("how long", row.long), ("who can read it", row.who)]
    return "\n".join(f"  {name}: {words}" for name, words in (*said, *row.fields))


def _said(swept: Swept) -> str:
    what = ", ".join(f"{kept.what} ({kept.said})" for kept in swept.rows)
    went = [f"{number} of {table} {deed}" for (deed, table), number in sorted(swept.went.items())]
    done = ", ".join(went) or "nothing was over"
    return f"{what}: {done if swept.is_done else f'{done}, then something went wrong'}"
