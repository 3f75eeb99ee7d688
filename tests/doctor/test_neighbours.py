"""Two forums in one data folder: the second hears of the first."""

import fcntl

from forum.doctor.findings import Severity
from forum.doctor.neighbours import another_forum


def test_a_forum_hears_of_another_that_is_at_work_in_its_folder(patient):
    with (patient.chosen.data / "worker.lock").open("a") as lock:
        assert list(another_forum(patient)) == []
        fcntl.flock(lock, fcntl.LOCK_EX)

        assert [each.severity for each in another_forum(patient)] == [Severity.WARNING]

    assert list(another_forum(patient)) == []  # it has ended
