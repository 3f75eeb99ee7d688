"""A sign says that most requests were otherwise, and nothing of any of them."""

import os
from datetime import UTC, datetime, time

import pytest

from forum.doctor.way.signs import Sign, note, noted
from tests.makers import NOON

DAY = NOON.date()


def test_a_sign_stands_until_it_is_seen_no_more(tmp_path):
    note(tmp_path, 1, {Sign.MORE, Sign.PLAIN}, day=DAY)
    assert noted(tmp_path, 1) == [Sign.MORE, Sign.PLAIN]

    note(tmp_path, 1, {Sign.PLAIN}, day=DAY)
    assert noted(tmp_path, 1) == [Sign.PLAIN]

    note(tmp_path, 1, set(), day=DAY)
    assert list(tmp_path.iterdir()) == []


def test_a_sign_holds_for_the_settings_under_which_it_was_seen(tmp_path):
    note(tmp_path, 0, {Sign.MORE}, day=DAY)

    assert noted(tmp_path, 1) == []

    note(tmp_path, 1, set(), day=DAY)
    assert noted(tmp_path, 0) == []


@pytest.mark.parametrize("times", [1, 3])
def test_a_sign_is_empty_and_its_time_is_the_day_alone(tmp_path, times):
    for _ in range(times):
        note(tmp_path, 2, {Sign.FEWER}, day=DAY)

    [file] = tmp_path.iterdir()
    noon = datetime.combine(DAY, time(12), UTC).timestamp()
    assert (file.name, file.stat().st_size, file.stat().st_mtime) == ("proxies.fewer.2", 0, noon)


def test_a_folder_that_cannot_be_written_breaks_nothing(tmp_path):
    note(tmp_path / "gone", 0, {Sign.MORE}, day=DAY)

    assert noted(tmp_path / "gone", 0) == []
    assert not os.path.lexists(tmp_path / "gone")
