"""A backup gets its name once it is whole, and takes nobody's place."""

import os
from contextlib import contextmanager
from resource import RLIM_INFINITY, RLIMIT_FSIZE, setrlimit

import pytest

from forum.backups.boxes.keys import Shutting
from forum.backups.making import NoPlace, check_place, make

NOISE = [os.urandom(200) for _ in range(2000)]


@pytest.fixture
def shutting(key):
    return Shutting(publics=(key[1],))


def records(count: int = 10):
    return [{"lamplit": 1}, *([n, NOISE[n]] for n in range(count))]


def made(file, shutting, given, note=lambda: None):
    make(given, file, shutting, note=note)


def test_it_is_for_ones_own_account_alone_and_each_record_is_noted(tmp_path, shutting):
    noted = []

    made(tmp_path / "copy", shutting, records(), lambda: noted.append(1))

    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["copy"]
    assert len(noted) == 11


def test_a_file_that_is_there_stays(tmp_path, shutting):
    (tmp_path / "copy").write_text("precious")

    with pytest.raises(FileExistsError):
        made(tmp_path / "copy", shutting, records())

    assert (tmp_path / "copy").read_text() == "precious"
    assert len(list(tmp_path.iterdir())) == 1


@contextmanager
def files_of_at_most(size: int):
    """Let files grow no further, as on a full disk."""
    setrlimit(RLIMIT_FSIZE, (size, RLIM_INFINITY))
    try:
        yield
    finally:
        setrlimit(RLIMIT_FSIZE, (RLIM_INFINITY, RLIM_INFINITY))


def test_a_full_disk_leaves_nothing_behind(tmp_path, shutting):
    with files_of_at_most(20_000), pytest.raises(OSError, match="too large"):
        made(tmp_path / "copy", shutting, records(2000))

    assert list(tmp_path.iterdir()) == []


def test_a_failure_while_rows_are_read_leaves_nothing_behind(tmp_path, shutting):
    def broken():
        yield {"lamplit": 1}
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        made(tmp_path / "copy", shutting, broken())

    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_command_left_is_written_over(tmp_path, shutting):
    (tmp_path / "copy.part").write_bytes(bytes(100_000))

    made(tmp_path / "copy", shutting, records())

    assert [file.name for file in tmp_path.iterdir()] == ["copy"]
    assert (tmp_path / "copy").stat().st_size < 50_000


def test_two_do_not_write_one_file(tmp_path, shutting):
    def meanwhile():
        yield {"lamplit": 1}
        with pytest.raises(NoPlace):
            made(tmp_path / "copy", shutting, records())

    made(tmp_path / "copy", shutting, meanwhile())

    assert [file.name for file in tmp_path.iterdir()] == ["copy"]


def test_it_does_not_lie_beside_what_it_is_a_copy_of(tmp_path):
    data = tmp_path / "data"
    (data / "inner").mkdir(parents=True)

    for file in (data / "copy", data / "inner" / "copy", tmp_path / "missing" / "copy"):
        with pytest.raises(NoPlace):
            check_place(file, data)
    check_place(tmp_path / "copy", data)
