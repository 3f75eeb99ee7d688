"""Whose a folder is."""

import os
from pathlib import Path

import pytest

from forum.search.ownership import check_private, make_private
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
    (tmp_path / "folder").symlink_to(tmp_path / "real")

    for deed, path in ((check_private, "folder"), (make_private, "folder")):
        with pytest.raises(NotOurs):
            deed(tmp_path / path)
