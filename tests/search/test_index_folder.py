"""The folder of an engine: which index is in use, who writes, and what is left behind."""

import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from forum.search.index_folder import CURRENT, IndexFolder
from forum.search.manifest import MANIFEST, Manifest
from forum.search.trouble import IndexBroken, IndexBusy, NotOurs, NotReady


def folder_in(data: Path, version: int = 1) -> IndexFolder:
    return IndexFolder(data, b"s" * 32, engine="whoosh", version=version)


def build(folder: IndexFolder, say: str) -> Path:
    with folder.building() as fresh:
        folder.keep(fresh, Manifest({"say": say}))
    return fresh


def said(folder: IndexFolder) -> str:
    say: str = folder.manifest(folder.in_use()).facts["say"]
    return say


def left(folder: IndexFolder) -> list[str]:
    return sorted(found.name for found in folder.root.glob("gen-*"))


def test_before_anything_is_built_there_is_no_index(tmp_path: Path):
    folder = folder_in(tmp_path)

    assert folder.stamp() == ()
    assert not folder.is_building()
    with pytest.raises(NotReady):
        folder.in_use()


def test_what_was_built_takes_the_place_of_the_old_and_nothing_is_left_of_that(tmp_path: Path):
    folder = folder_in(tmp_path)
    build(folder, "old")
    before = folder.stamp()
    fresh = build(folder, "new")

    assert said(folder) == "new"
    assert folder.stamp() != before
    assert left(folder) == [fresh.name]


def test_a_stamp_changes_with_the_manifest_and_with_nothing_else(tmp_path: Path):
    folder = folder_in(tmp_path)
    index = build(folder, "old")
    before = folder.stamp()
    assert folder.stamp() == before != ()

    folder.keep(index, Manifest({"say": "new"}))

    assert folder.stamp() != before


def test_a_building_that_fails_leaves_the_old_index_and_nothing_else(tmp_path: Path):
    folder = folder_in(tmp_path)
    index = build(folder, "old")

    with suppress(ZeroDivisionError), folder.building() as fresh:
        (fresh / "half").write_bytes(b"words")
        raise ZeroDivisionError

    assert (said(folder), left(folder)) == ("old", [index.name])


def test_an_index_without_a_manifest_does_not_get_into_use(tmp_path: Path):
    folder = folder_in(tmp_path)
    build(folder, "old")

    with pytest.raises(IndexBroken), folder.building():
        pass

    assert said(folder) == "old"


def test_a_builder_who_was_killed_leaves_the_old_index_in_use(tmp_path: Path):
    folder = folder_in(tmp_path)
    build(folder, "old")

    if not (child := os.fork()):
        with folder.building() as fresh:
            (fresh / "half").write_bytes(b"words")
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)

    assert said(folder) == "old"
    assert len(left(folder)) == 2
    build(folder, "new")
    assert (said(folder), len(left(folder))) == ("new", 1)


def test_one_writes_and_one_builds_and_neither_disturbs_the_other(tmp_path: Path):
    one, other = folder_in(tmp_path), folder_in(tmp_path)

    with one.writing():
        assert not other.is_building()
        with pytest.raises(IndexBusy), other.writing():
            pass
    with one.building() as fresh:
        assert other.is_building()
        with pytest.raises(IndexBusy), other.building():
            pass
        with other.writing():
            other.sweep()
        one.keep(fresh, Manifest())

    assert not other.is_building()
    assert one.in_use() == fresh


@pytest.mark.parametrize("name", ["", "../../elsewhere", "gen-xyz", "gen-0123456789abcdef/.."])
def test_a_name_that_we_never_give_is_refused(name: str, tmp_path: Path):
    folder = folder_in(tmp_path)
    build(folder, "old")
    (folder.root / CURRENT).write_text(name)

    with pytest.raises(NotOurs):
        folder.in_use()


def test_a_folder_that_others_may_enter_is_refused_until_it_is_built_anew(tmp_path: Path):
    folder = folder_in(tmp_path)
    build(folder, "old")
    folder.root.chmod(0o755)

    with pytest.raises(NotOurs):
        folder.in_use()
    build(folder, "new")
    assert said(folder) == "new"


def test_an_index_of_another_version_is_refused_until_it_is_built_anew(tmp_path: Path):
    build(folder_in(tmp_path), "old")
    folder = folder_in(tmp_path, version=2)

    with pytest.raises(NotOurs):
        said(folder)
    build(folder, "new")
    assert said(folder) == "new"


def test_where_nothing_can_be_written_the_index_is_broken(tmp_path: Path):
    (tmp_path / "search").write_bytes(b"no folder")

    with pytest.raises(IndexBroken), folder_in(tmp_path).writing():
        pass


def test_a_folder_in_a_place_that_others_may_enter_is_refused(tmp_path: Path):
    folder = folder_in(tmp_path)
    build(folder, "old")
    folder.root.parent.chmod(0o755)

    with pytest.raises(NotOurs):
        folder.in_use()


def test_sweeping_takes_away_what_a_builder_left_who_was_killed(tmp_path: Path):
    folder = folder_in(tmp_path)
    index = build(folder, "old")
    (folder.root / "gen-0123456789abcdef").mkdir()

    folder.sweep()

    assert left(folder) == [index.name]


def test_a_manifest_that_vanished_is_no_manifest(tmp_path: Path):
    folder = folder_in(tmp_path)
    (build(folder, "old") / MANIFEST).unlink()

    assert folder.stamp() == ()
    with pytest.raises(FileNotFoundError):
        said(folder)
