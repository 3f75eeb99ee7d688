"""Parts of an index, and what of them is written anew."""

import pytest

from forum.search.tantivy_engine import writing
from forum.search.tantivy_engine.entry import of_document
from forum.search.tantivy_engine.writing import Segment, few_mixed
from tests.search.posts import key, post


@pytest.fixture
def folder(tmp_path):
    writing.make(tmp_path / "index")
    return tmp_path / "index"


def put(folder, *documents, gone=()):
    ids = [key(name).hex() for name in gone]
    writing.put(folder, [of_document(document) for document in documents], ids)


def test_a_small_part_is_written_anew_with_the_change(folder):
    put(folder, *(post(n, "tea") for n in range(30)))

    put(folder, post(3, "cake"), gone=[1, 2])

    assert sum(part.gone for part in writing.segments(folder)) == 0
    assert sum(part.written for part in writing.segments(folder)) == 28


def test_a_large_part_waits_for_the_purge(folder, monkeypatch):
    monkeypatch.setattr(writing, "AT_ONCE", 10)
    put(folder, *(post(n, "tea") for n in range(30)))
    put(folder, post(3, "cake"), gone=[1, 2])
    assert sum(part.gone for part in writing.segments(folder)) == 3

    assert writing.renew(folder, writing.segments(folder)) == 3

    assert [part.gone for part in writing.segments(folder)] == [0]


def test_the_smallest_parts_are_chosen_up_to_a_sum():
    parts = [Segment(0, 900, 1), Segment(1, 300, 0), Segment(2, 80, 2), Segment(3, 20, 1)]

    assert few_mixed(parts, 1000) == [parts[3], parts[2], parts[0]]
    assert few_mixed(parts, 999) == [parts[3], parts[2]]


def test_a_change_that_breaks_off_changes_nothing(folder):
    put(folder, post(1, "tea"))

    class Broken(list):
        def __iter__(self):
            raise InterruptedError

    with pytest.raises(InterruptedError):
        writing.put(folder, Broken(), [key(1).hex()])

    assert [part.written - part.gone for part in writing.segments(folder)] == [1]


def test_no_file_of_a_part_that_went_stays(folder):
    put(folder, *(post(n, "tea") for n in range(3)))

    put(folder, gone=[0, 1, 2])

    assert writing.segments(folder) == []
    assert [file.name for file in folder.glob("*.idx")] == []
