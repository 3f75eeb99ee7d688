"""`flask backup` and `flask backup-key`: a spare copy of the forum, while it runs."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict, Unpack

import click
from flask import current_app
from flask.cli import with_appcontext

from config import Settings
from forum.backups.asking_forms import shutting
from forum.backups.boxes import age
from forum.backups.dumping import Dump
from forum.backups.making import NoPlace, check_place, make
from forum.backups.trouble import TROUBLES, sentence_of
from forum.clock import now
from forum.events import Security, SecurityEvent
from forum.operating.telling.inspecting import BACKED_UP
from forum.privacy.retention import ERASURES
from forum.transaction import db, tell

NEW = click.Path(dir_okay=False, path_type=Path)
THERE = click.Path(exists=True, dir_okay=False, path_type=Path)
NO_PLACE = (
    "Choose a folder that is there and lies outside of the data folder, and a name that nobody "
    "else is writing just now."
)
OTHER_DATABASE = "This makes copies of SQLite alone. For PostgreSQL, use pg_dump and age."
AFTER = (
    "Throw it away after {days} days, as people were promised. Without its key nobody can open "
    "it, not even you: keep that somewhere else."
)


class Asked(TypedDict):
    """The options."""

    to: tuple[str, ...]
    words_from: Path | None
    only_erasures: bool


@click.command("backup-key")
@click.argument("file", type=NEW)
def backup_key(file: Path) -> None:
    """Make a key for backups: FILE opens them, and what is printed shuts them.

    Keep FILE on another machine: nobody who takes this one can then open its backups.
    """
    secret, public = age.new_key()
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as trouble:
        raise click.ClickException(sentence_of(trouble)) from trouble
    with os.fdopen(handle, "w") as new:
        new.write(f"# public key: {public}\n{secret}\n")
    click.echo(f"Make backups with --to {public}")
    click.echo(f"{file} opens them. Move it away from this machine, and keep it safe.")


@click.command()
@click.argument("file", type=NEW)
@click.option("--to", multiple=True, metavar="KEY", help="A public key, such as age1…; may repeat.")
@click.option("--words-from", type=THERE, help="A file with the words that open it.")
@click.option("--only-erasures", is_flag=True, help="Only which posts, ways in and names ended.")
@with_appcontext
def backup(file: Path, **asked: Unpack[Asked]) -> None:
    """Make a copy of the forum while it runs; only a key, or words, open it.

    It holds everything but sessions and the search index.
    """
    settings: Settings = current_app.extensions["settings"]
    if not settings.database.startswith("sqlite"):
        raise click.ClickException(OTHER_DATABASE)
    try:
        check_place(file, settings.data)
        locks = shutting(asked["to"], asked["words_from"])
        with db.engine.connect() as connection:
            dump = Dump(connection, now().date(), settings.data)
            if asked["only_erasures"]:
                make(dump.notes(), file, locks, note=lambda: None)
            else:
                with _bar(dump.count()) as note:
                    make(dump.whole(), file, locks, note=note)
    except NoPlace as trouble:
        raise click.ClickException(NO_PLACE) from trouble
    except TROUBLES as trouble:
        raise click.ClickException(sentence_of(trouble)) from trouble
    tell(SecurityEvent(Security.BACKED_UP))
    _tell(file, settings, **asked)


@contextmanager
def _bar(total: int) -> Iterator[Callable[[], None]]:
    with click.progressbar(length=total, label="Copying", show_eta=True) as bar:
        yield lambda: bar.update(1)


def _tell(file: Path, settings: Settings, **asked: Unpack[Asked]) -> None:
    megabytes = file.stat().st_size / 1_000_000
    if asked["only_erasures"]:
        click.echo(f"{file} says which posts, ways in and known names ended ({megabytes:.1f} MB).")
        return
    (settings.data / BACKED_UP).touch()
    click.echo(f"{file} is a whole copy ({megabytes:.1f} MB), but for sessions and search.")
    click.echo(AFTER.format(days=ERASURES.time.days))
