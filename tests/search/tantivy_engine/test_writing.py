"""What is written of a change, and what is written anew with it."""

import json
import shutil

import pytest
import tantivy

from forum.search.tantivy_engine import writing
from forum.search.tantivy_engine.entry import of_document
from forum.search.tantivy_engine.looking import Look
from forum.search.tantivy_engine.parts import parts_of
from forum.search.tantivy_engine.soundness import needed
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

    assert sum(part.gone for part in parts_of(folder)) == 0
    assert sum(part.written for part in parts_of(folder)) == 28


def test_a_large_part_waits_for_the_purge(folder, monkeypatch):
    monkeypatch.setattr(writing, "AT_ONCE", 10)
    monkeypatch.setattr(writing, "STEP", 8)
    put(folder, *(post(n, "tea") for n in range(30)))
    put(folder, post(3, "cake"), gone=[1, 2])
    assert sum(part.gone for part in parts_of(folder)) == 3

    begun, steps = {}, 0
    while writing.renew_some(folder, begun):
        steps += 1

    assert steps == 4
    assert sum(part.gone for part in parts_of(folder)) == 0
    assert sum(part.written for part in parts_of(folder)) == 28


def test_parts_do_not_tell_who_wrote_first(folder):
    for n in range(12):
        put(folder, *(post((n, each), "tea") for each in range(3)))

    for part in parts_of(folder):
        ids = [entry.id for entry in living(folder, part)]
        assert ids == sorted(ids)
    assert any(part.written > 3 for part in parts_of(folder))  # joined by now


def test_a_step_keeps_what_was_changed_between_steps(folder, monkeypatch):
    monkeypatch.setattr(writing, "AT_ONCE", 10)
    monkeypatch.setattr(writing, "STEP", 8)
    put(folder, *(post(n, "tea") for n in range(30)), gone=[])
    put(folder, gone=[29])
    begun = {}
    writing.renew_some(folder, begun)

    put(folder, post(1, "cake"), gone=[2, 20])
    while writing.renew_some(folder, begun):
        pass

    looked = {entry.id: entry.line for part in parts_of(folder) for entry in living(folder, part)}
    lines = {key(n).hex(): "tea" for n in range(30) if n not in {2, 20, 29}}
    assert looked == lines | {key(1).hex(): "cake"}


def living(folder, part):
    return Look(tantivy.Index.open(str(folder))).living(part, range(part.written))


def test_what_a_stopped_writer_left_is_in_nobodys_way(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "AT_ONCE", 0)
    put(folder, *(post(n, "tea") for n in range(3)))
    shutil.copytree(folder, tmp_path / "stopped")
    put(tmp_path / "stopped", gone=[1])
    (left,) = (tmp_path / "stopped").glob("*.del")
    shutil.copy(left, folder)
    shutil.copy(tmp_path / "stopped" / ".managed.json", folder)

    put(folder, gone=[2])

    assert [part.gone for part in parts_of(folder)] == [1]
    assert [file.name for file in folder.glob("*.del")] == [left.name]


def test_nothing_stays_of_a_writer_that_was_stopped(folder):
    put(folder, *(post(n, "tea") for n in range(3)))
    index = tantivy.Index.open(str(folder))
    stopped = index.writer(15_000_000, 1)
    (folder / "feed.idx").write_bytes(b"half")
    managed = json.loads((folder / ".managed.json").read_text())
    (folder / ".managed.json").write_text(json.dumps([*managed, "feed.idx"]))
    del stopped

    writing.renew_some(folder, {})

    kept = {file.name for file in folder.iterdir() if not file.name.startswith(".")}
    assert kept == {file.name for file in needed(folder)} | {"meta.json"}


def test_a_change_that_breaks_off_changes_nothing(folder):
    put(folder, post(1, "tea"))

    entry = of_document(post(2, "tea"))
    with pytest.raises(ValueError, match=r"\S"):
        writing.put(folder, [entry, entry._replace(id="2", mark=-1)], [key(1).hex()])

    assert [part.written - part.gone for part in parts_of(folder)] == [1]


def test_no_file_of_a_part_that_went_stays(folder):
    put(folder, *(post(n, "tea") for n in range(3)))

    put(folder, gone=[0, 1, 2])

    assert parts_of(folder) == []
    assert [file.name for file in folder.glob("*.idx")] == []
