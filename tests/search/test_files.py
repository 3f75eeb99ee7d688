"""Files of ours."""

import os
from pathlib import Path

import pytest

from forum.search.files import check_file, digest, look, look_at_all, put, read_private
from forum.search.trouble import NotOurs


def test_a_file_must_be_as_its_digest_says(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"terms")
    check_file(tmp_path / "file", digest(b"terms"))

    with pytest.raises(NotOurs):
        check_file(tmp_path / "file", digest(b"other terms"))


def test_putting_leaves_one_file_for_us_alone(tmp_path: Path):
    put(tmp_path / "file", b"old")
    put(tmp_path / "file", b"new")

    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("file", b"new")]
    assert (tmp_path / "file").stat().st_mode & 0o077 == 0


def test_a_file_is_read_unless_others_may_write_to_it(tmp_path: Path):
    file = tmp_path / "file"
    file.write_bytes(b"words")
    assert read_private(file) == b"words"

    file.chmod(0o622)
    with pytest.raises(NotOurs):
        read_private(file)


def test_a_pipe_is_refused_and_keeps_nobody_waiting(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(NotOurs):
        read_private(tmp_path / "pipe")


def test_a_file_that_only_points_elsewhere_is_refused(tmp_path: Path):
    (tmp_path / "real").write_bytes(b"words")
    (tmp_path / "link").symlink_to(tmp_path / "real")

    with pytest.raises(NotOurs):
        read_private(tmp_path / "link")


def test_whatever_is_done_to_a_file_can_be_seen_from_outside(tmp_path: Path):
    file = tmp_path / "file"
    file.write_bytes(b"words")
    seen = {look(file)}

    os.utime(file, (1, 1))
    seen.add(look(file))
    file.write_bytes(b"other")
    seen.add(look(file))
    put(file, b"other")
    seen.add(look(file))

    assert len(seen) == 4


def test_all_files_of_a_folder_are_seen_as_each_is_alone(tmp_path: Path):
    for name in ("one", "two"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "link").symlink_to("nowhere")

    assert look_at_all(tmp_path) == {file.name: look(file) for file in tmp_path.iterdir()}
