"""Asks that process: is this test red or green, with a fault or without one?"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.proofs.biting.asked import READY
from tests.proofs.biting.copying import copy_to, planted
from tests.proofs.biting.fault import Fault
from tests.proofs.biting.witness import Verdict


class Asker:
    """A copy of the project, and the process that runs its tests."""

    def __init__(self, place: Path, process: subprocess.Popen[str]) -> None:
        self._place, self._process = place, process

    def ask(self, *tests: str) -> Verdict:
        """Return what becomes of `tests` in the copy as it is now."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(tests) + "\n")
        self._process.stdin.flush()
        return Verdict(**json.loads(self._process.stdout.readline()))

    def ask_without(self, fault: Fault) -> Verdict:
        """Return what becomes of the test that has to notice that `fault` was planted."""
        with planted(fault, self._place):
            return self.ask(fault.noticed_by)


@contextmanager
def asker(place: Path) -> Iterator[Asker]:
    """Copy the project to `place`, an empty folder, and be there to be asked."""
    copy_to(place)
    surroundings = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")
    }
    surroundings |= {
        "PYTHONPATH": str(place),
        "PYTHONDONTWRITEBYTECODE": "1",  # two faults of one second would share what is compiled
        "OPENBLAS_NUM_THREADS": "1",  # a process with threads is not forked
    }
    command = [sys.executable, "-m", "tests.proofs.biting.asked"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=place, env=surroundings, stdin=pipe, stdout=pipe, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        # Before a fault is planted: what every test shares is made without one.
        assert process.stdout.readline().strip() == READY
        yield Asker(place, process)
        process.stdin.close()
        assert process.wait(timeout=240) == 0
