"""Sign-ins that do not work are counted by the day, and nothing else is told of them."""

from datetime import date, timedelta

import pytest

from forum.accounts.missing import missed_on, note_missed

DAY = date(2026, 11, 30)


def test_each_is_counted_on_its_day(tmp_path):
    assert missed_on(tmp_path, DAY) == 0

    for _ in range(3):
        note_missed(tmp_path, DAY)

    assert missed_on(tmp_path, DAY) == 3
    assert missed_on(tmp_path, DAY + timedelta(days=1)) == 0


def test_the_count_of_another_day_goes_with_the_first_of_a_new_one(tmp_path):
    note_missed(tmp_path, DAY)
    note_missed(tmp_path, DAY + timedelta(days=1))

    assert len(list(tmp_path.iterdir())) == 1
    assert missed_on(tmp_path, DAY) == 0


def test_the_disk_does_not_tell_when_the_last_one_was(tmp_path):
    note_missed(tmp_path, DAY)

    [file] = tmp_path.iterdir()
    assert file.stat().st_mtime % 86400 == 43200
    assert set(file.read_bytes()) == {ord(".")}


def test_where_nothing_can_be_written_nobody_is_kept_waiting(tmp_path):
    note_missed(tmp_path / "nowhere", DAY)

    assert missed_on(tmp_path / "nowhere", DAY) == 0


@pytest.mark.parametrize("words", ["six words that are not theirs"])
def test_whoever_signs_in_with_wrong_words_is_counted(guest, settings, app, words):
    guest.send(guest.get("/sign-in"), "/sign-in", passphrase=words)

    assert sum(file.stat().st_size for file in settings.data.glob("sign-ins-missed.*")) == 1
