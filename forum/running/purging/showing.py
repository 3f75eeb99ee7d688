"""Shows the operator how far a long step is, by how much this process has written."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from pathlib import Path

import click

LOOK_SECONDS = 0.2
# What Linux counts of this process. Elsewhere there is no such file, and the bar waits for the end.
COUNTS = Path("/proc/self/io")


def shown(label: str, deed: Callable[[], None], total: int) -> None:
    """Do it, with a bar and about how long it will take, for a deed that writes `total` bytes."""
    with (
        ThreadPoolExecutor(1) as pool,
        click.progressbar(length=total, label=label, show_eta=True) as bar,
    ):
        before = written()
        doing = pool.submit(copy_context().run, deed)  # the thread is in the same forum
        while _goes_on(doing):
            bar.update(min(written() - before, total) - bar.pos)
        doing.result()
        bar.update(total - bar.pos)


def written() -> int:
    """Return how many bytes this process has written so far, into whatever files."""
    try:
        lines = COUNTS.read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("wchar:")), 0)


def _goes_on(doing: Future[None]) -> bool:
    return not wait([doing], timeout=LOOK_SECONDS).done
