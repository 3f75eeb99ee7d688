"""What is in memory must not come to lie on a disk that can be read."""

import pytest

from forum.doctor.machine.swap import open_swap
from tests.doctor.wards import says

NAMES = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
ON_DISK = f"{NAMES}/dev/vda2                               partition\t1048572\t0\t-2\n"


def test_memory_that_may_go_to_a_disk_is_told_of(patient):
    says(patient, "proc/swaps", ON_DISK)

    [found] = open_swap(patient)

    assert "/dev/vda2" in found.words


@pytest.mark.parametrize("swaps", ["", NAMES, f"{NAMES}/dev/zram0 partition 9 0 100\n"])
def test_a_machine_that_swaps_to_no_disk_is_well(patient, swaps):
    says(patient, "proc/swaps", swaps)

    assert list(open_swap(patient)) == []


@pytest.mark.parametrize(("kept", "told"), [("CRYPT-PLAIN-swap\n", 0), ("LVM-x\n", 1)])
def test_a_disk_that_the_kernel_encrypts_is_well(patient, kept, told):
    says(patient, "proc/swaps", f"{NAMES}/dev/dm-1 partition 9 0 -2\n")
    says(patient, "sys/block/dm-1/dm/uuid", kept)

    assert len(list(open_swap(patient))) == told


@pytest.mark.parametrize(("limit", "told"), [("0\n", 0), ("max\n", 1), ("4096\n", 1)])
def test_a_service_that_may_not_swap_is_well(patient, limit, told):
    says(patient, "proc/swaps", ON_DISK)
    says(patient, "proc/self/cgroup", "9:name=systemd:/\n0::/system.slice/lamplit.service\n")
    says(patient, "sys/fs/cgroup/system.slice/lamplit.service/memory.swap.max", limit)

    assert len(list(open_swap(patient))) == told
