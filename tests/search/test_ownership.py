"""Whose a file or folder is."""

import os
from pathlib import Path

import pytest

from forum.search.ownership import check_private, make_private, read_private
from forum.search.trouble import NotOurs


def test_a_folder_that_others_may_enter_is_not_ours(tmp_path: Path):
    (tmp_path / "open").mkdir(mode=0o755)
    (tmp_path / "open").chmod(0o755)

    with pytest.raises(NotOurs):
        check_private(tmp_path / "open")


def test_a_folder_is_made_for_us_alone_and_others_lose_their_rights(tmp_path: Path):
    make_private(tmp_path / "a" / "b")
    (tmp_path / "a" / "b").chmod(0o777)
    make_private(tmp_path / "a" / "b")

    check_private(tmp_path / "a" / "b")


def test_a_folder_of_somebody_else_is_not_ours(tmp_path: Path, monkeypatch):
    make_private(tmp_path / "a")
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)

    with pytest.raises(NotOurs):
        check_private(tmp_path / "a")
    with pytest.raises(NotOurs):
        make_private(tmp_path / "a")


def test_what_only_points_elsewhere_is_not_ours(tmp_path: Path):
    make_private(tmp_path / "real")
    (tmp_path / "real" / "file").write_bytes(b"words")
    (tmp_path / "folder").symlink_to(tmp_path / "real")
    (tmp_path / "file").symlink_to(tmp_path / "real" / "file")

    for deed, path in ((check_private, "folder"), (make_private, "folder"), (read_private, "file")):
        with pytest.raises(NotOurs):
            deed(tmp_path / path)


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
