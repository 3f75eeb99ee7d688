"""The worker builds an index where there is none, keeps it in step, and purges it."""

import shutil
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from forum.app import create_app
from forum.search.backend import Audience, Health, IndexBroken, IndexBusy
from forum.search.keeping.checking import compare
from forum.search.keeping.commands import STORE
from forum.transaction import db
from tests.makers import Make
from tests.search.posts import ask


@pytest.fixture
def run(app):
    """Let the worker come round with one of its chores."""
    chores = {chore.name: chore for chore in app.extensions["chores"]}

    def once(name):
        with app.app_context():
            return chores[name].do()

    return once


@pytest.fixture
def backend(app):
    return app.extensions["search"]


def agree(app, backend):
    with app.app_context():
        return compare(backend, STORE).are_none


def test_a_missing_index_is_built_and_one_that_is_there_is_left(app, backend, inside, run):
    with inside() as make:
        make.thread(title="Lanterns")

    run("index-posts")
    assert backend.health() == Health.MISSING
    run("build-index")
    assert backend.health() == Health.READY
    assert agree(app, backend)
    with inside() as make:
        make.thread(title="Lanterns")
    run("build-index")

    assert backend.frequency("lantern", Audience.EVERYONE) == 1
    run("index-posts")
    assert backend.frequency("lantern", Audience.EVERYONE) == 2


def test_whoever_looks_says_whether_there_was_anything_to_do(backend, inside, run, monkeypatch):
    assert [run("build-index"), run("build-index")] == [True, False]
    with inside() as make:
        make.thread(title="Lanterns")

    assert run("index-posts") is not False
    monkeypatch.setattr(backend, "is_rebuilding", _raise(AssertionError))  # nobody asks for it now
    assert run("index-posts") is False


def test_a_damaged_index_is_built_anew(app, backend, inside, run, settings):
    with inside() as make:
        make.thread(title="Lanterns")
    run("build-index")
    for file in (settings.data / "search").rglob("*"):
        if file.is_file():
            file.write_bytes(b"nothing of ours")

    assert backend.health() != Health.READY
    run("build-index")

    assert backend.health() == Health.READY
    assert agree(app, backend)


def test_words_that_are_gone_are_purged(app, backend, inside, run, settings):
    with inside() as make:
        me = make.writer()
        post = make.reply(make.thread(), body="Wistaria", writer=me).id
    run("build-index")
    before = b"wistaria" in _all_files(settings.data / "search")

    with inside() as make:
        make.take_back(make.post(post), writer=me)
    run("index-posts")
    run("purge-index")

    assert before
    assert b"wistaria" not in _all_files(settings.data / "search")


def _all_files(folder):
    return b"".join(file.read_bytes().lower() for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize("name", ["index-posts", "build-index", "purge-index"])
def test_while_somebody_else_writes_a_chore_waits_for_its_next_round(
    backend, inside, run, settings, monkeypatch, name
):
    with inside() as make:
        make.thread()
    if name != "build-index":
        backend.rebuild([])
    with monkeypatch.context() as patch:
        for deed in ("apply", "rebuild", "purge"):
            patch.setattr(backend, deed, _raise(IndexBusy))
        run(name)

    assert not (settings.data / "search.alive").exists()


def test_a_sign_is_left_when_the_index_is_in_step_and_not_when_it_is_broken(
    app, backend, inside, run, settings, monkeypatch
):
    backend.rebuild([])
    with inside() as make:
        make.thread()
    with monkeypatch.context() as patch:
        patch.setattr(backend, "apply", _raise(IndexBroken))
        with pytest.raises(IndexBroken):
            run("index-posts")
    assert not (settings.data / "search.alive").exists()

    run("index-posts")

    assert (settings.data / "search.alive").exists()


def test_without_its_folder_the_forum_goes_on(app, backend, inside, run, settings, guest):
    run("build-index")
    shutil.rmtree(settings.data / "search")
    with inside() as make:
        make.thread(board=make.board(slug="sleep"))

    run("index-posts")
    assert guest.get("/boards/sleep").status == 200
    run("build-index")

    assert agree(app, backend)


def _raise(error):
    def deed(*given, **more):
        raise error

    return deed


def test_vectors_are_made_of_what_the_database_shows(settings, migrated):
    app = create_app(replace(settings, meaning="on"))
    chores = {chore.name: chore for chore in app.extensions["chores"]}
    with app.app_context(), Session(db.engine) as session:
        session.connection(execution_options={"writing": True})
        Make(session, app.extensions["news_desk"]).thread(title="Insomnia since I got sober")
        session.commit()
        for name in ("build-index", "make-vectors", "check-vectors"):
            chores[name].run()
        db.engine.dispose()

    wish = ask("lie", text="I lie awake now that I have stopped drinking")
    assert len(app.extensions["search"].find(wish).hits) == 1


def test_words_that_another_engine_kept_are_removed(run, settings):
    left = settings.data / "search" / "tantivy" / "gen-1"
    left.mkdir(parents=True)
    run("build-index")

    run("purge-index")

    assert [each.name for each in (settings.data / "search").iterdir()] == ["whoosh"]
