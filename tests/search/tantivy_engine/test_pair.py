"""Two indexes: one for each audience, which part when members have something to themselves."""

import pytest

from forum.search.backend import Audience, IndexBroken
from forum.search.tantivy_engine.entry import of_document
from forum.search.tantivy_engine.pair import Pair
from tests.search.posts import key, post


@pytest.fixture
def pair(tmp_path):
    pair = Pair(tmp_path)
    pair.make()
    return pair


def put(pair, *documents):
    pair.put([of_document(document) for document in documents])


def test_each_audience_has_its_number_of_posts(pair):
    put(pair, post(1), post(2))
    assert [pair.snapshot(audience).posts for audience in Audience] == [2, 2]

    put(pair, post(3, everyone=False))

    assert [pair.snapshot(audience).posts for audience in Audience] == [2, 3]


def test_what_was_half_copied_is_begun_again(pair, tmp_path):
    (tmp_path / "members.new").mkdir()
    (tmp_path / "members.new" / "words").write_text("of somebody")

    put(pair, post(1, everyone=False))

    assert not (tmp_path / "members.new").exists()
    assert pair.snapshot(Audience.MEMBERS).marks().keys() == {key(1)}


def test_a_purge_removes_what_was_half_copied(pair, tmp_path):
    (tmp_path / "members.new").mkdir()

    assert not pair.renew_some({})

    assert not (tmp_path / "members.new").exists()


def test_progress_is_told_batch_by_batch(pair, monkeypatch):
    monkeypatch.setattr("forum.search.tantivy_engine.pair.BATCH", 3)
    told = []

    pair.fill((post(n) for n in range(7)), told.append)

    assert told == [3, 6, 7]


def test_an_index_that_cannot_be_written_is_broken(pair, tmp_path):
    (tmp_path / "everyone" / "meta.json").write_text("{}")

    with pytest.raises(IndexBroken):
        put(pair, post(1))
