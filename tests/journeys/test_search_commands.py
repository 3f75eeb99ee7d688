"""An operator looks after the search index with three commands."""

import pytest
from sqlalchemy import delete

from forum.search.backend import Audience
from forum.search.keeping import commands
from forum.search.keeping.models import SearchOutbox
from forum.transaction import transaction
from tests.search.posts import post


@pytest.fixture
def lamplit(app):
    """Type a command; return what it said and what it ended with."""

    def type_(*words):
        result = app.test_cli_runner().invoke(args=["search", *words])
        return result.output, result.exit_code

    return type_


@pytest.fixture
def backend(app):
    return app.extensions["search"]


@pytest.fixture
def posts(inside):
    with inside() as make:
        make.reply(make.thread(title="Lanterns"))


def test_an_index_is_built_and_compared(lamplit, backend, posts):
    told, code = lamplit("check")
    assert code == 1
    assert "There is no index." in told

    told, code = lamplit("rebuild")
    assert code == 0
    assert "The index is built: 2 posts." in told

    assert lamplit("check") == ("Index and database agree: 2 posts.\n", 0)
    assert backend.frequency("lantern", Audience.EVERYONE) == 1


def test_differences_are_told_with_what_to_do(app, lamplit, backend, posts, inside):
    lamplit("rebuild")
    backend.apply([post("never written")])
    with inside() as make:
        make.thread()
    with app.app_context(), transaction() as session:
        session.execute(delete(SearchOutbox))

    assert lamplit("check") == (
        "1 post: missing in the index.\n"
        "1 post: in the index, though nobody can read it.\n"
        "To mend it, run: lamplit search rebuild\n",
        1,
    )


def test_words_are_purged_at_once(lamplit, backend, inside, settings):
    with inside() as make:
        me = make.writer()
        words = make.reply(make.thread(), body="Wistaria", writer=me).id
    lamplit("rebuild")
    with inside() as make:
        make.take_back(make.post(words), writer=me)

    told = lamplit("purge")

    assert told == ("No file of the index holds words of posts that are gone.\n", 0)
    files = [file for file in (settings.data / "search").rglob("*") if file.is_file()]
    assert files
    assert not any(b"wistaria" in file.read_bytes().lower() for file in files)


@pytest.mark.parametrize("command", ["rebuild", "purge"])
def test_whoever_else_writes_is_waited_for_and_then_told_of(lamplit, backend, monkeypatch, command):
    lamplit("rebuild")
    monkeypatch.setattr(commands, "APART_SECONDS", 0)
    tried = []

    def busy(*given, **more):
        tried.append(command)
        raise commands.IndexBusy

    monkeypatch.setattr(backend, command, busy)
    told, code = lamplit(command)

    assert code == 1
    assert len(tried) > 1
    assert "Somebody else builds or purges the index just now." in told


def test_a_full_disk_is_told(lamplit, backend, monkeypatch):
    def full(*given, **more):
        raise commands.IndexBroken

    monkeypatch.setattr(backend, "rebuild", full)

    told, code = lamplit("rebuild")

    assert code == 1
    assert "Is the disk full?" in told
