"""`flask import threads` and `flask demo`: fill a forum with conversations."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from forum.clock import now
from forum.errors import Refused
from forum.seeding.batching import Batch, batches
from forum.seeding.demo import fill, fill_if_empty
from forum.seeding.importing import add_threads, import_key
from forum.seeding.preparing import prepare
from forum.seeding.tally import Tally
from forum.transaction import STANDS_ASIDE, reading, transaction

STOPPED = 130  # what a shell expects of a command that Ctrl-C ended


@click.group("import")
def import_() -> None:
    """Bring in conversations from elsewhere."""


@import_.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_appcontext
def threads(file: Path) -> None:
    """Bring in the conversations of FILE, one a line. Run again, it goes on where it stopped."""
    tally = Tally()
    try:
        _import_file(file, tally)
        stopped = False
    except KeyboardInterrupt:
        stopped = True
    for complaint in tally.complaints():
        click.echo(complaint, err=True)
    click.echo(tally.summary())
    if stopped:
        click.echo("Stopped. To go on, run the same command again.", err=True)
        click.get_current_context().exit(STOPPED)
    click.get_current_context().exit(1 if tally.refused else 0)


def _import_file(file: Path, tally: Tally) -> None:
    with transaction(STANDS_ASIDE) as session:
        key = import_key(session)
    size = file.stat().st_size
    with (
        file.open("rb") as source,
        click.progressbar(length=size, label=f"Importing {file.name}", show_eta=True) as bar,
    ):
        for batch in batches(source):
            bring_in(batch, key, tally)
            bar.update(batch.size)


def bring_in(batch: Batch, key: bytes, tally: Tally) -> None:
    """Add the threads of `batch` that are not here yet; `tally` is told of them and of the rest."""
    # Closed before writing: a view of the database held on to would keep its log from shrinking.
    with reading() as session:
        ready = prepare(session, batch, key=key, today=now().date(), tally=tally)
    if not ready:
        return
    with transaction(STANDS_ASIDE) as session:
        added = add_threads(session, ready)
    tally.threads += len(added)
    tally.posts += sum(len(thread.posts) for thread in added)
    tally.here += len(ready) - len(added)


@click.command()
@click.option("--if-empty", is_flag=True, help="On a forum that has boards, do nothing quietly.")
@with_appcontext
def demo(**asked: bool) -> None:
    """Fill an empty forum with boards and sample conversations, to look around in."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    try:
        words = fill_if_empty(app) if asked["if_empty"] else fill(app)
    except Refused as problem:
        raise click.ClickException(str(problem)) from problem
    if words is not None:
        click.echo(f"The demonstration moderator signs in with these six words: {words}")
