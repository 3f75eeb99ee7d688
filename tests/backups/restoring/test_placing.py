"""A backup is unpacked beside what the forum sees, by one command at a time."""

import pytest

from forum.backups.restoring.placing import DATABASE, LOCK, Busy, place_in, put_in_place


def test_the_place_is_empty_and_gone_in_the_end(tmp_path):
    with place_in(tmp_path) as place:
        assert [file.name for file in place.iterdir()] == [LOCK]
        (place / DATABASE).write_bytes(b"half")

    assert list(tmp_path.iterdir()) == []


def test_it_is_gone_too_when_something_goes_wrong(tmp_path):
    with pytest.raises(FileNotFoundError), place_in(tmp_path) as place:
        (place / DATABASE).write_bytes((place / "missing").read_bytes())

    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_command_left_is_swept_away(tmp_path):
    left = tmp_path / "restoring"
    left.mkdir()
    for name in (LOCK, DATABASE, f"{DATABASE}-wal"):
        (left / name).write_bytes(b"half")

    with place_in(tmp_path) as place:
        assert [file.name for file in place.iterdir()] == [LOCK]


def test_nobody_else_works_there_meanwhile(tmp_path):
    with place_in(tmp_path) as place:
        (place / DATABASE).write_bytes(b"ours")

        with pytest.raises(Busy), place_in(tmp_path):
            pass

        assert (place / DATABASE).read_bytes() == b"ours"


def test_the_database_comes_into_its_place_last(tmp_path, monkeypatch):
    with place_in(tmp_path) as place:
        (place / DATABASE).write_bytes(b"whole")
        (place / "help-lines.toml").write_bytes(b"lines")
        put_in_place(place, tmp_path)

    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        DATABASE: b"whole",
        "help-lines.toml": b"lines",
    }
