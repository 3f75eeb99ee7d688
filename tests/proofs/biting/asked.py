"""The process that is asked about tests: one fork for each question, and an answer in one line.

It has imported all libraries and nothing of the forum, so a fork reads the forum as it stands in
the copy at that moment. Nothing but this process's children ever runs with a fault.
"""

import gc
import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from select import select

import pytest

from tests.proofs.biting.libraries import import_libraries, prepare_once
from tests.proofs.biting.witness import Witness

READY = "ready"
PATIENCE_SECONDS = 300  # of a machine that does much besides
LEFT_OUT = ("cacheprovider", "randomly", "unraisableexception")  # the last one clears up for long
PLAIN = ("-q", "-n0", "--assert=plain", *(f"-pno:{name}" for name in LEFT_OUT))


def main() -> None:
    place = Path.cwd()
    import_libraries(place)
    migrated = prepare_once(place)
    gc.freeze()  # a child need not look through what is the same for all
    print(READY, flush=True)
    for line in sys.stdin:
        print(_answer(json.loads(line), Witness(migrated), place), flush=True)


def _answer(tests: list[str], witness: Witness, place: Path) -> str:
    """Run `tests` in a process of their own; return the verdict as JSON."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _run_and_leave(tests, witness, place, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        is_ready, *_ = select([pipe], [], [], PATIENCE_SECONDS)
        said = pipe.read() if is_ready else ""
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)  # whatever it started, and itself if it hangs
    os.waitpid(child, 0)
    return said or json.dumps({"broken": ["it gave no answer"]})


def _run_and_leave(tests: list[str], witness: Witness, place: Path, writing: int) -> None:
    os.setpgid(0, 0)
    gc.disable()  # it ends before there is anything to gain
    saying = os.open(place / "said.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for stream in (0, 1, 2):
        os.dup2(saying, stream)
    try:
        pytest.main([*PLAIN, f"--basetemp={place / 'tmp'}", *tests], plugins=[witness])
        os.write(writing, witness.as_json().encode())
    finally:
        os._exit(0)  # an answer was given, or is missed; this process has no other end


if __name__ == "__main__":
    main()
