"""Index and database are compared, and each kind of difference is told apart."""

import pytest
from sqlalchemy import delete

from forum.search.backend import NotReady
from forum.search.keeping.checking import compare
from forum.search.keeping.commands import STORE
from forum.search.keeping.models import SearchOutbox
from forum.threads.models import Post
from forum.transaction import transaction
from tests.search.posts import post


def unheard():
    """Forget what the index has to look at: a difference that nobody will mend."""
    with transaction() as session:
        session.execute(delete(SearchOutbox))


def test_what_was_looked_at_agrees(backend, indexer, inside):
    with inside() as make:
        make.reply(make.thread())
    indexer.catch_up()

    found = compare(backend, STORE)

    assert found.are_none
    assert found.same == 2


def test_what_is_still_to_be_looked_at_is_no_difference(backend, indexer, inside):
    with inside() as make:
        me, thread = make.writer(), make.thread()
        taken = make.reply(thread, writer=me).id
    indexer.catch_up()

    with inside() as make:
        make.take_back(make.post(taken), writer=me)
        make.thread()

    assert compare(backend, STORE).are_none


def test_each_kind_of_difference_is_told(backend, indexer, inside):
    with inside() as make:
        stale = make.opening_of(make.thread()).id
    indexer.catch_up()
    extra = post("never written")
    backend.apply([extra])
    with inside() as make:
        missing = make.opening_of(make.thread()).id
    with transaction() as session:
        session.get_one(Post, stale).notes = "violence"
    unheard()

    found = compare(backend, STORE)

    assert (found.missing, found.stale, found.extra) == ({missing}, {stale}, {extra.id})
    assert (found.are_none, found.same) == (False, 0)


def test_without_an_index_there_is_nothing_to_compare(backend, app):
    with app.app_context(), pytest.raises(NotReady):
        compare(backend, STORE)
