"""No picture of our memory is kept when a process dies."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from forum.doctor.machine.memory_pictures import kept_pictures
from tests.doctor.wards import says

ROOT = Path(__file__).parents[3]
LIMIT = "print(*resource.getrlimit(resource.RLIMIT_CORE))"


@pytest.mark.parametrize(
    ("limit", "keeper", "told"),
    [
        (0, "core", 0),
        (0, "|/usr/lib/systemd/systemd-coredump %P", 0),
        (0, "|/usr/share/apport/apport %p", 1),
        (1, "|/usr/share/apport/apport %p", 0),
        (1, "core", 0),
        (4096, "core", 1),
        (resource.RLIM_INFINITY, "|/usr/lib/systemd/systemd-coredump %P", 1),
    ],
)
def test_a_machine_that_keeps_pictures_is_told_of(patient, monkeypatch, limit, keeper, told):
    monkeypatch.setattr(resource, "getrlimit", lambda _: (limit, limit))
    says(patient, "proc/sys/kernel/core_pattern", keeper + "\n")

    assert len(list(kept_pictures(patient))) == told


def test_a_machine_that_does_not_say_who_keeps_them_is_well(patient, monkeypatch):
    monkeypatch.setattr(resource, "getrlimit", lambda _: (0, 0))

    assert list(kept_pictures(patient)) == []


@pytest.mark.parametrize(("most", "limit"), [("infinity", "1 1"), ("9999", "1 1"), ("0", "0 0")])
def test_every_process_that_reads_the_settings_forbids_pictures_of_itself(tmp_path, most, limit):
    """Asked of a real process: a limit that was lowered cannot be raised again."""
    number = "resource.RLIM_INFINITY" if most == "infinity" else most
    program = (
        f"import resource; most = {number}\n"
        "have = resource.getrlimit(resource.RLIMIT_CORE)[1]\n"
        "most = most if have == resource.RLIM_INFINITY else min(have, 9999 if most < 0 else most)\n"
        "resource.setrlimit(resource.RLIMIT_CORE, (most, most))\n"
        "from config import load_or_leave\n"
        f"load_or_leave({{'LAMPLIT_DATA': {str(tmp_path)!r}}})\n{LIMIT}"
    )

    told = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)

    assert told.stdout.strip() == limit
