"""The data folder and the secret in it: one secret, whoever makes it, and only for us."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from config import ConfigError, load
from forum.running.data_folder import (
    FolderError,
    check_folder,
    check_place,
    has_secret,
    kept_secret,
)

ROOT = Path(__file__).parents[2]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_missing_folder_is_made_for_its_owner_alone(tmp_path):
    data = tmp_path / "a" / "b"

    check_folder(data)

    assert mode(data) == 0o700
    assert list(data.iterdir()) == []


def test_an_empty_folder_that_was_made_for_us_is_closed_to_others(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data").chmod(0o755)

    check_folder(tmp_path / "data")

    assert mode(tmp_path / "data") == 0o700


def test_a_folder_in_which_something_lies_stays_as_it_is(tmp_path):
    (tmp_path / "other").touch()
    tmp_path.chmod(0o755)

    check_folder(tmp_path)

    assert mode(tmp_path) == 0o755


@pytest.mark.parametrize("inside", ["/dev/null/data", "/proc"])
def test_a_folder_that_takes_no_file_is_refused(inside):
    with pytest.raises(FolderError, match=f"LAMPLIT_DATA names '{inside}'"):
        check_folder(Path(inside))


def test_a_folder_whose_name_is_too_long_is_refused_and_has_no_secret(tmp_path):
    too_long = tmp_path / ("a" * 300)

    with pytest.raises(FolderError, match="LAMPLIT_DATA names"):
        check_folder(too_long)

    assert kept_secret(too_long) is None


def test_a_database_in_a_folder_that_is_not_there_is_refused(tmp_path):
    check_place(tmp_path / "lamplit.db")

    for folder in (tmp_path / "absent", tmp_path / ("a" * 300)):
        with pytest.raises(FolderError, match=r"LAMPLIT_DATABASE names a file in .*, which is no"):
            check_place(folder / "lamplit.db")


def test_both_are_told_before_anything_is_opened(tmp_path):
    for name, value in (("DATA", "a" * 300), ("DATABASE", "sqlite:////absent/lamplit.db")):
        with pytest.raises(ConfigError, match=rf"^LAMPLIT_{name} names .*\Z"):
            load({"LAMPLIT_DATA": str(tmp_path / "data"), f"LAMPLIT_{name}": value})


def test_a_secret_is_made_once_and_stays(tmp_path):
    assert not has_secret(tmp_path)
    first = kept_secret(tmp_path)

    assert has_secret(tmp_path)
    assert kept_secret(tmp_path) == first
    assert first == (tmp_path / "secret").read_bytes()
    assert len(bytes.fromhex((tmp_path / "secret").read_text())) == 32
    assert mode(tmp_path / "secret") == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret"]


def test_two_folders_have_two_secrets(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()

    assert kept_secret(tmp_path / "one") != kept_secret(tmp_path / "two")


def test_processes_that_start_in_the_same_second_end_with_one_secret(tmp_path):
    start = (
        "import pathlib, sys; from forum.running.data_folder import kept_secret;"
        "sys.stdin.readline(); print(kept_secret(pathlib.Path(sys.argv[1])).decode())"
    )
    command = [sys.executable, "-c", start, str(tmp_path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    starting = [subprocess.Popen(command, **pipes) for _ in range(4)]

    for process in starting:
        process.stdin.write("go\n")
        process.stdin.flush()
    secrets = {process.communicate()[0].strip() for process in starting}

    assert secrets == {(tmp_path / "secret").read_text()}


@pytest.mark.parametrize("permissions", [0o640, 0o604, 0o644])
def test_a_secret_that_others_can_read_is_refused(tmp_path, permissions):
    kept_secret(tmp_path)
    (tmp_path / "secret").chmod(permissions)

    with pytest.raises(FolderError, match="run chmod 600"):
        kept_secret(tmp_path)


@pytest.mark.parametrize("damaged", [b"", b"short", b"\xff" * 64])
def test_a_damaged_secret_is_not_replaced_in_silence(tmp_path, damaged):
    kept_secret(tmp_path)
    (tmp_path / "secret").write_bytes(damaged)

    with pytest.raises(FolderError, match="secret"):
        kept_secret(tmp_path)

    assert (tmp_path / "secret").read_bytes() == damaged


def test_without_a_folder_there_is_no_secret(tmp_path):
    assert kept_secret(tmp_path / "absent") is None


def test_no_other_folder_is_made_than_the_one_that_was_meant(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(ConfigError) as refused:
        load({"LAMPLIT_DATA": "~/lamplit"})

    assert len(str(refused.value).splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
