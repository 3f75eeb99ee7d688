"""The search index is purged as soon as nobody else writes to it."""

from dataclasses import replace

import pytest

from forum.running.purging import index
from forum.running.purging.index import Searched, purge_index
from forum.running.purging.steps import NotDone
from forum.running.purging.whole import quietly
from forum.running.search_chores import STORE
from forum.search.choosing import open_backend
from forum.search.keeping.rebuilding import rebuild
from forum.search.trouble import IndexBroken, IndexBusy


@pytest.fixture(params=["whoosh", "tantivy"])
def searched(request, app, settings):
    backend = open_backend(replace(settings, search=request.param))
    with app.app_context():
        yield Searched(backend, STORE, settings.data, {request.param})
    backend.close()


def files_with(folder, words):
    return [f for f in folder.rglob("*") if f.is_file() and words in f.read_bytes().lower()]


def test_words_that_were_taken_back_are_in_no_file_of_the_index(searched, inside):
    # Given a post in the index, and another index that nobody has chosen any more
    with inside() as make:
        me = make.writer()
        post_id = make.reply(make.thread(), body="Wistaria", writer=me).id
    rebuild(searched.backend, searched.store)
    other = searched.data / "search" / ({"whoosh", "tantivy"} - set(searched.used)).pop()
    other.mkdir()
    (other / "old").write_text("wistaria")

    # When it is taken back and the index purged
    with inside() as make:
        make.take_back(make.post(post_id), writer=me)
    told = purge_index(searched, quietly)

    # Then no file has it
    assert told == "The search index holds no words of posts that are gone."
    assert any((searched.data / "search").rglob("*"))
    assert files_with(searched.data / "search", b"wistaria") == []
    assert not other.exists()


def test_where_there_is_no_index_there_is_nothing_to_purge(searched):
    assert purge_index(searched, quietly) == "There is no search index yet."


@pytest.mark.parametrize(
    ("trouble", "told"), [(IndexBusy, "Run this again"), (IndexBroken, "Is the disk full?")]
)
def test_an_index_that_cannot_be_written_is_told_of(searched, monkeypatch, trouble, told):
    rebuild(searched.backend, searched.store)
    monkeypatch.setattr(index, "APART_SECONDS", 0)

    def fail():
        raise trouble

    monkeypatch.setattr(searched.backend, "purge", fail)

    with pytest.raises(NotDone, match=told.replace("?", r"\?")):
        purge_index(searched, quietly)
