"""The data folder does not lie on a network disk."""

from pathlib import Path

import pytest

from forum.doctor.findings import Severity
from forum.doctor.machine.file_systems import kind_of, unsuited_disk
from tests.doctor.wards import says, severities

MOUNTS = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 27 0:30 / /srv rw - nfs4 server:/x rw,vers=4.2
31 30 0:31 / /srv/of\\040ours rw - xfs /dev/vdb rw
32 30 0:32 / /srv/twice rw - nfs server:/y rw
33 32 0:33 / /srv/twice rw - btrfs /dev/vdc rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib", "ext4"),
        ("/srv/lamplit", "nfs4"),
        ("/srv", "nfs4"),
        ("/srvs", "ext4"),
        ("/srv/of ours/data", "xfs"),
        ("/srv/twice/data", "btrfs"),
    ],
)
def test_the_innermost_and_latest_mount_says_what_a_folder_lies_on(patient, folder, kind):
    says(patient, "proc/self/mountinfo", MOUNTS)

    assert kind_of(Path(folder), patient.root) == kind


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("ext4", []),
        ("nfs4", [Severity.REFUSED]),
        ("cifs", [Severity.REFUSED]),
        ("fuse.sshfs", [Severity.REFUSED]),
        ("9p", [Severity.WARNING]),
        ("btrfs", [Severity.WARNING]),
        ("tmpfs", [Severity.WARNING]),
    ],
)
def test_a_disk_that_is_not_fit_for_words_is_told_of(patient, kind, told):
    says(patient, "proc/self/mountinfo", f"27 1 254:0 / / rw - {kind} something rw\n")

    assert severities(unsuited_disk(patient)) == told


def test_where_nobody_can_tell_nothing_is_said(patient):
    assert list(unsuited_disk(patient)) == []


def test_the_real_machine_is_understood():
    assert kind_of(Path("/proc"), Path("/")) == "proc"
