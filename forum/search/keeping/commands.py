"""`flask search`: build the index anew, compare it with the database, purge it."""

import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import click
from flask import current_app
from flask.cli import with_appcontext

from forum.search.backend import Backend, IndexBroken, IndexBusy, NotReady
from forum.search.keeping.checking import compare
from forum.search.keeping.documents import count
from forum.search.keeping.indexing import Indexer
from forum.search.keeping.rebuilding import rebuild as build_anew
from forum.search.keeping.store import Store
from forum.search.keeping.telling import counted, told
from forum.transaction import STANDS_ASIDE, reading, transaction

# The worker holds the index for moments only; but while it builds or purges, for minutes.
TRIES, APART_SECONDS = 50, 0.2
NONE = "There is no index. The worker builds one; or run: lamplit search rebuild"
BROKEN = "The index could not be written. Is the disk full? Look at 'search' in the data folder."
BUSY = "Somebody else builds or purges the index just now. Try again in a few minutes."
T = TypeVar("T")
STORE = Store(look=reading, write=partial(transaction, STANDS_ASIDE))


@click.group()
def search() -> None:
    """Look after the search index."""


@search.command()
@with_appcontext
def rebuild() -> None:
    """Build the index anew from the database. Searching and writing go on meanwhile."""
    with reading() as session:
        total = count(session)
    with click.progressbar(length=total, label="Building the index", show_eta=True) as bar:

        def progress(done: int) -> None:
            bar.update(done - bar.pos)

        _patiently(lambda: build_anew(_backend(), STORE, progress))
        progress(total)
    click.echo(f"The index is built: {counted(total)}.")


@search.command()
@with_appcontext
def check() -> None:
    """Compare the index with the database; ends with 1 if they differ."""
    found = _patiently(lambda: compare(_backend(), STORE))
    for sentence in told(found):
        click.echo(sentence)
    click.get_current_context().exit(0 if found.are_none else 1)


@search.command()
@with_appcontext
def purge() -> None:
    """Take the words of posts that are gone out of every file of the index, at once."""
    _patiently(lambda: Indexer(_backend(), STORE).catch_up())
    _patiently(lambda: _backend().purge())
    click.echo("No file of the index holds words of posts that are gone.")


def _patiently(deed: Callable[[], T]) -> T:
    """Do it as soon as nobody else writes to the index, or say why not."""
    for _ in range(TRIES):
        try:
            return deed()
        except IndexBusy:
            time.sleep(APART_SECONDS)
        except NotReady as problem:
            raise click.ClickException(NONE) from problem
        except IndexBroken as problem:
            raise click.ClickException(BROKEN) from problem
    raise click.ClickException(BUSY)


def _backend() -> Backend:
    backend: Backend = current_app.extensions["search"]
    return backend
