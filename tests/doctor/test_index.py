"""An index that somebody else could have written is refused."""

import pytest

from forum.doctor.findings import Severity
from forum.doctor.index import foreign_index


def test_no_index_and_one_of_our_own_are_both_well(patient):
    assert list(foreign_index(patient)) == []
    (patient.chosen.data / "search" / "whoosh").mkdir(mode=0o700, parents=True)
    (patient.chosen.data / "search").chmod(0o700)

    assert list(foreign_index(patient)) == []


@pytest.mark.parametrize("name", ["search", "search/whoosh", "search/tantivy", "search/meaning"])
def test_an_index_that_is_open_to_others_is_refused(patient, name):
    folder = patient.chosen.data / name
    folder.mkdir(parents=True)
    folder.parent.chmod(0o700)
    folder.chmod(0o755)

    [found] = foreign_index(patient)

    assert found.severity == Severity.REFUSED
    assert found.mend.startswith(f"rm -r {folder} ")


def test_an_index_that_only_points_elsewhere_is_refused(patient, tmp_path):
    (tmp_path / "theirs").mkdir(mode=0o700)
    (patient.chosen.data / "search").symlink_to(tmp_path / "theirs")

    assert [each.severity for each in foreign_index(patient)] == [Severity.REFUSED]


def test_an_index_of_another_account_is_refused(patient, monkeypatch):
    (patient.chosen.data / "search").mkdir(mode=0o700)
    monkeypatch.setattr("os.geteuid", lambda: patient.chosen.data.stat().st_uid + 1)

    assert [each.severity for each in foreign_index(patient)] == [Severity.REFUSED]
