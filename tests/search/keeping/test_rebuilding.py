"""An index is built anew from the database, whatever was there before."""

import pytest
from sqlalchemy import select

from forum.search.backend import Audience, Health, IndexBroken
from forum.search.keeping.commands import STORE
from forum.search.keeping.models import SearchOutbox
from forum.search.keeping.rebuilding import rebuild
from forum.transaction import reading


def test_a_new_index_has_what_was_there_before_it(backend, app, inside, agree):
    with inside() as make:
        make.reply(make.thread(title="Lanterns"))
        make.hide(make.reply(make.thread()))
    told = []
    assert backend.health() == Health.MISSING

    with app.app_context():
        rebuild(backend, STORE, told.append)

        assert backend.health() == Health.READY
        assert backend.frequency("lantern", Audience.EVERYONE) == 1
        assert agree() == 3
        assert reading().scalars(select(SearchOutbox)).all() == []
    assert told == sorted(told)
    assert all(done <= 3 for done in told)


def test_what_changes_while_it_is_built_goes_on_waiting(backend, app, inside, indexer, agree):
    with inside() as make:
        make.thread()

    def write(done):
        with inside() as make:
            make.thread(title="Lanterns")

    rebuild(backend, STORE, write)
    waited = len(reading().scalars(select(SearchOutbox)).all())
    indexer.catch_up()

    assert waited > 0
    assert agree() == 1 + waited


def test_an_index_that_could_not_be_built_leaves_the_old_one(
    backend, app, inside, indexer, monkeypatch
):
    with inside() as make:
        make.thread(title="Lanterns")
    indexer.catch_up()
    with inside() as make:
        make.thread(title="Lanterns")

    def full(documents, progress=None):
        raise IndexBroken

    monkeypatch.setattr(backend, "rebuild", full)
    with pytest.raises(IndexBroken):
        rebuild(backend, STORE)

    assert backend.frequency("lantern", Audience.EVERYONE) == 1
    assert len(reading().scalars(select(SearchOutbox)).all()) == 1
