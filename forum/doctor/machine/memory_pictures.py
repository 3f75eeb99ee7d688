"""Core dumps: pictures of memory that a machine may keep of a process that died. None of ours."""

import resource
from collections.abc import Iterator

from forum.doctor.findings import Finding, warned
from forum.doctor.patient import Patient

# Of 0, the kernel still gives the picture to a program that it was told to; of 1 it gives none.
# Source: https://man7.org/linux/man-pages/man5/core.5.html, "Piping core dumps to a program"
NONE = 1
OBEYS = "systemd-coredump"  # of 0 it keeps none


def forbid_pictures() -> None:
    """Let nothing of this process, and of those that it starts, be kept when it dies."""
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    limit = NONE if most == resource.RLIM_INFINITY else min(NONE, most)
    resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))


def kept_pictures(patient: Patient) -> Iterator[Finding]:
    limit, _ = resource.getrlimit(resource.RLIMIT_CORE)
    try:
        keeper = (patient.root / "proc/sys/kernel/core_pattern").read_text().strip()
    except OSError:
        keeper = ""
    is_given_away = keeper.startswith("|") and OBEYS not in keeper
    if limit not in {0, NONE} or (limit == 0 and is_given_away):
        yield warned(
            "When the forum's process dies, a picture of its memory may be kept.",
            "sysctl -w kernel.core_pattern=core, and give the service LimitCORE=0.",
        )
