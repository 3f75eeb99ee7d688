"""`flask restore`: bring a backup back into an empty data folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypedDict, Unpack

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import inspect

from config import Settings
from forum.backups.asking_forms import opening
from forum.backups.boxes import keys
from forum.backups.boxes.keys import Opening
from forum.backups.boxes.packing import Unpacking
from forum.backups.restoring.bringing import Brought, TooOld, bring_back
from forum.backups.restoring.notes import Notes, check_notes, notes_in
from forum.backups.restoring.placing import DATABASE, PLACE, Busy
from forum.backups.trouble import NOTHING, TROUBLES, sentence_of
from forum.clock import now
from forum.operating.telling.inspecting import RESTORED
from forum.privacy.retention import ERASURES
from forum.search.keeping.commands import rebuild
from forum.transaction import db

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
ANY = click.Path(exists=True, path_type=Path)
# What every command makes when it starts.
OF_A_START = {"secret", PLACE, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"}
NOT_EMPTY = (
    "The data folder is not empty: it has {}. Set LAMPLIT_DATA to a new folder, and leave "
    f"LAMPLIT_DATABASE out. {NOTHING}"
)
WHICH = (
    "Words that people took back since this backup must not come back with it. Say where it is "
    "written what was erased:\n"
    "  --erasures FOLDER  the data folder that you had, if its database can still be read\n"
    "  --erasures FILE    what 'lamplit backup --only-erasures' made, or a newer backup\n"
    f"  --no-erasures      there is nothing of that kind any more\n{NOTHING}"
)
OLD = (
    f"This backup is older than {ERASURES.time.days} days: what was erased since is not known any "
    f"more. Use a newer one; or say --any-age, if there is none. {NOTHING}"
)
BUSY = f"Somebody else brings a backup back into this folder just now. {NOTHING}"
WITHOUT = (
    "Nothing was known of what people took back or changed since that day. Their words are here "
    "again: tell them, and remove what they name."
)
BROKEN = (
    "The record of what staff did does not hold, from entry {} on. It was so in the backup: "
    "see 'The record' in docs/operating.md."
)


class Asked(TypedDict):
    """The options."""

    key: Path | None
    words_from: Path | None
    erasures: Path | None
    no_erasures: bool
    any_age: bool


@click.command()
@click.argument("file", type=FILE)
@click.option("--key", type=FILE, help="The file that 'lamplit backup-key' made.")
@click.option("--words-from", type=FILE, help="A file with the words that open it.")
@click.option("--erasures", type=ANY, help="The old data folder, or a file: what was erased.")
@click.option("--no-erasures", is_flag=True, help="Nothing says any more what was erased.")
@click.option("--any-age", is_flag=True, help="Also a backup of more than 30 days.")
@with_appcontext
def restore(file: Path, **asked: Unpack[Asked]) -> None:
    """Bring a backup back into an empty data folder, without what was erased since."""
    settings: Settings = current_app.extensions["settings"]
    with _as_it_was(settings):
        _check_empty(settings)
        brought, notes = _bring(file, settings, **asked)
    _finish(settings, brought, notes, **asked)


@contextmanager
def _as_it_was(settings: Settings) -> Iterator[None]:
    """Where no database comes into the folder, leave no secret there that this start made."""
    try:
        yield
    finally:
        if settings.has_new_secret and not (settings.data / DATABASE).exists():
            (settings.data / "secret").unlink(missing_ok=True)


def _check_empty(settings: Settings) -> None:
    there = {path.name for path in settings.data.iterdir()} - OF_A_START
    if _has_tables():
        there.add("a database")
    if there:
        raise click.ClickException(NOT_EMPTY.format(", ".join(sorted(there)[:5])))


def _has_tables() -> bool:
    kind, file = db.engine.url.get_backend_name(), db.engine.url.database
    if kind == "sqlite" and file and not Path(file).exists():
        return False  # to look into it would make it
    try:
        return bool(inspect(db.engine).get_table_names())
    finally:
        db.engine.dispose()


def _bring(file: Path, settings: Settings, **asked: Unpack[Asked]) -> tuple[Brought, Notes]:
    if asked["erasures"] is None and not asked["no_erasures"]:
        raise click.ClickException(WHICH)
    try:
        with file.open("rb") as box:
            key = _opening(box, **asked)
            notes = _notes(asked["erasures"], **asked) if asked["erasures"] else Notes()
            any_age = asked["any_age"]
            return bring_back(box, key, notes, settings, any_age=any_age), notes
    except TooOld as trouble:
        raise click.ClickException(OLD) from trouble
    except Busy as trouble:
        raise click.ClickException(BUSY) from trouble
    except TROUBLES as trouble:
        raise click.ClickException(sentence_of(trouble)) from trouble


def _opening(box: BinaryIO, **asked: Unpack[Asked]) -> Opening:
    for_words = keys.is_for_words(box)
    return opening(asked["key"], asked["words_from"], is_for_words=for_words)


def _notes(where: Path, **asked: Unpack[Asked]) -> Notes:
    if where.is_dir():
        return notes_in(where, now().date())
    notes = Notes()
    with where.open("rb") as box:
        keys.open_box(box, Unpacking(notes.take), _opening(box, **asked))
    return check_notes(notes)


def _finish(settings: Settings, brought: Brought, notes: Notes, **asked: Unpack[Asked]) -> None:
    done = brought.mended
    click.echo(f"The forum is as it was on {brought.day}: {brought.rows} rows.")
    if notes.day is None:
        click.echo(WITHOUT, err=True)
    else:
        click.echo(f"Taken out what was erased by {notes.day}: the words of {done.erased} posts.")
        click.echo(f"Shut again: {done.ended} ways in and duties.")
        click.echo(f"Parted from their words: {done.parted} known names of those who left.")
    click.get_current_context().invoke(rebuild)
    old = asked["erasures"]
    for folder in (settings.data, *([old] if old and old.is_dir() else [])):
        (folder / RESTORED).touch()
    if done.record.broken_at is not None:
        click.echo(BROKEN.format(done.record.broken_at), err=True)
        click.get_current_context().exit(1)
    click.echo(f"The record of what staff did holds: {done.record.entries} entries.")
