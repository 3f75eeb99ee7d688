"""Read what the first search needs as soon as a process can answer, so that nobody waits for it."""

import contextlib
import threading

from flask import Flask

from forum.search.backend import Backend, IndexBroken, NotReady


def warm_beside(app: Flask) -> threading.Thread:
    """Begin to read, while requests are answered already."""
    thread = threading.Thread(target=_warm, args=[app.extensions["search"]], daemon=True)
    thread.start()
    return thread


def _warm(backend: Backend) -> None:
    """Where there is no index yet, the first search after it was built reads for itself."""
    with contextlib.suppress(NotReady, IndexBroken):
        backend.warm()
