"""Run a deed in a process that is killed before its n-th touch of a file."""

import os
import signal
import sys
from collections.abc import Callable

TOUCHES = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree"}


def runs_whole(deed: Callable[[], object], killed_at: int) -> bool:
    """Return whether the deed came to its end before it was to be killed."""
    if not (child := os.fork()):
        left = killed_at

        def count(event: str, _: object) -> None:
            nonlocal left
            if event in TOUCHES:
                left -= 1
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        deed()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFEXITED(status) or os.WTERMSIG(status) == signal.SIGKILL
    return os.WIFEXITED(status)
