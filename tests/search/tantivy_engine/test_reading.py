"""A snapshot stays as it is; a reader gives out the index as it is now."""

import pytest
import tantivy

from forum.search.backend import NotReady
from forum.search.tantivy_engine import writing
from forum.search.tantivy_engine.entry import of_document
from forum.search.tantivy_engine.reading import Reader, Snapshot
from forum.search.tantivy_engine.soundness import META
from tests.search.posts import key, post

EVERYTHING = tantivy.Query.all_query()


@pytest.fixture
def folder(tmp_path):
    writing.make(tmp_path / "index")
    return tmp_path / "index"


def put(folder, *documents):
    writing.put(folder, [of_document(document) for document in documents], ())


def test_a_snapshot_does_not_change(folder):
    reader = Reader(folder)
    put(folder, post(1))
    before = reader.snapshot()

    put(folder, post(2))

    assert (before.posts, reader.snapshot().posts) == (1, 2)


def test_a_snapshot_is_kept_while_nothing_changes(folder):
    reader = Reader(folder)

    assert reader.snapshot() is reader.snapshot()


def test_an_index_that_is_not_there_is_not_ready(tmp_path):
    with pytest.raises(NotReady):
        Reader(tmp_path / "nowhere").snapshot()


def test_an_index_that_was_damaged_is_not_ready(folder):
    (folder / META).write_text("{")

    with pytest.raises(NotReady):
        Reader(folder).snapshot()


def test_ids_come_back_whole(folder):
    put(folder, post(1, thread=7, board="food"), post(2, thread=8, board="food"))
    snapshot = Reader(folder).snapshot()

    looked = snapshot.look(EVERYTHING, 9)

    addresses = [address for _, address in looked.hits]
    found = zip(snapshot.ids_of(addresses), snapshot.threads_of(addresses), strict=True)
    assert set(found) == {(key(1), key(7)), (key(2), key(8))}
    assert looked.is_whole
    assert not looked.first(1).is_whole
    assert not snapshot.look(EVERYTHING, 1).is_whole
    assert snapshot.boards == {key("food")}
    assert snapshot.boards_of(EVERYTHING) == {key("food"): 2}
    assert snapshot.threads == 2
    snapshot.warm()


def test_what_was_counted_is_known_until_the_index_changes(folder, monkeypatch):
    put(folder, post(1, body="tea tide"))
    reader = Reader(folder)
    then, counted, count = reader.snapshot(), [], Snapshot.count
    monkeypatch.setattr(Snapshot, "count", lambda *given: counted.append(given) or count(*given))

    assert [then.having(term) for term in ("tea", "tea", "milk", "milk")] == [1, 1, 0, 0]
    assert len(counted) == 2
    assert then.words("ti") == {4: {"tide": 1}}

    put(folder, post(2, body="tea milk"))
    now = reader.snapshot()
    assert (then.having("milk"), now.having("milk"), now.having("tea")) == (0, 1, 2)
    assert now.words("milk") == {4: {"milk": 1}}
