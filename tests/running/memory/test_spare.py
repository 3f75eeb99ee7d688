"""What is let go of goes back to the machine, also from between what is in use."""

import subprocess
import sys

from forum.running.memory.spare import EVERY_SECONDS, Spare

PROGRAM = """
from pathlib import Path
from forum.running.memory.spare import EVERY_SECONDS, Spare

def taken():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

spare = Spare()
assert spare.give_back(100.0)
many = [bytes(10_000) for _ in range(3000)]
last = bytes(10_000)
del many
before = taken()

assert not spare.give_back(99.9 + EVERY_SECONDS)
assert taken() > before - 1_000_000
assert spare.give_back(100.0 + EVERY_SECONDS)
assert taken() < before - 20_000_000
"""


def test_what_is_free_between_what_is_in_use_goes_back_now_and_then():
    ran = subprocess.run([sys.executable, "-c", PROGRAM], stderr=subprocess.PIPE, text=True)

    assert ran.returncode == 0, ran.stderr


def test_what_is_no_longer_needed_is_let_go_of_first_and_as_seldom():
    told = []
    spare = Spare(lambda: told.append(1))

    done = [spare.give_back(at) for at in (7.0, 7.0 + EVERY_SECONDS / 2, 7.0 + EVERY_SECONDS)]

    assert done == [True, False, True]
    assert len(told) == 2
