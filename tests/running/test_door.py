"""The door is had by one forum alone; what a killed one left behind keeps nobody out."""

import socket
import stat

import pytest

from config import ConfigError, load
from forum.running.door import open_door


def connect(file):
    with socket.socket(socket.AF_UNIX) as visitor:
        return visitor.connect_ex(str(file))


def test_a_file_is_a_door_for_us_and_our_group(tmp_path):
    file = tmp_path / "door"

    with open_door(file):
        assert connect(file) == 0
        assert stat.S_IMODE(file.stat().st_mode) == 0o660


def test_a_door_that_a_killed_forum_left_behind_is_taken(tmp_path):
    file = tmp_path / "door"
    open_door(file).close()
    assert connect(file) != 0

    with open_door(file):
        assert connect(file) == 0


def test_a_door_at_which_somebody_answers_is_left_to_them(tmp_path):
    file = tmp_path / "door"
    with open_door(file):
        with pytest.raises(SystemExit, match="is taken: another program answers there"):
            open_door(file)

        assert connect(file) == 0


def test_a_file_of_another_kind_is_left_alone(tmp_path):
    file = tmp_path / "letter"
    file.write_text("Dear all")

    with pytest.raises(SystemExit, match="a file of another kind"):
        open_door(file)

    assert file.read_text() == "Dear all"


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(SystemExit, match="does its folder exist"):
        open_door(tmp_path / "none" / "door")


def test_a_door_that_no_browser_finds_needs_the_address_that_people_use(tmp_path):
    behind = {"LAMPLIT_DATA": str(tmp_path), "LAMPLIT_LISTEN": "unix:/run/lamplit/door"}

    with pytest.raises(ConfigError, match="which no browser finds"):
        load(behind)

    settings = load({**behind, "LAMPLIT_SITE_URL": "https://forum.example.org"})
    assert settings.site_url == "https://forum.example.org"
