"""Two at work in one data folder: the second hears of the first."""

import fcntl

from forum.doctor.findings import Severity
from forum.doctor.neighbours import another_forum, half_restored


def test_a_forum_hears_of_another_that_is_at_work_in_its_folder(patient):
    with (patient.chosen.data / "worker.lock").open("a") as lock:
        assert list(another_forum(patient)) == []
        fcntl.flock(lock, fcntl.LOCK_EX)

        assert [each.severity for each in another_forum(patient)] == [Severity.WARNING]

    assert list(another_forum(patient)) == []  # it has ended


def test_a_forum_does_not_start_while_a_backup_is_brought_back(patient):
    place = patient.chosen.data / "restoring"
    assert list(half_restored(patient)) == []
    place.mkdir(mode=0o700)
    with (place / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        [during] = half_restored(patient)

    [after] = half_restored(patient)

    assert (during.severity, after.severity) == (Severity.REFUSED, Severity.REFUSED)
    assert "Wait" in during.mend
    assert after.mend.endswith(f"rm -r {place}")
