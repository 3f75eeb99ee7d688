"""Makes pages one after the other in a process: at once, each would take longer than both.

Python runs one thread at a time, and SQLite gives way to the others at each row that it finds. So
four threads that make four pages spend more time handing over to each other than making them.
Sixteen readers at two processes got 399 pages a second in turn, and 260 at once.
"""

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# Who has waited so long goes on beside whoever it is that takes so long: a turn saves time, and
# must never cost any.
PATIENCE_SECONDS = 0.05
# What sends words waits for the database, or for a passphrase to be stretched: it holds up nobody.
# Help and the way out wait for nobody.
PAGES, FIRST_AID = ("GET", "HEAD"), ("/help", "/leave", "/healthz", "/readyz")


class Turns:
    """Stands before an application, and lets one page at a time be made."""

    def __init__(self, application: "WSGIApplication") -> None:
        self._application = application
        self._turn = threading.Lock()

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        waits = environ["REQUEST_METHOD"] in PAGES and environ["PATH_INFO"] not in FIRST_AID
        has_turn = waits and self._turn.acquire(timeout=PATIENCE_SECONDS)
        try:
            return self._application(environ, start_response)
        finally:
            if has_turn:
                self._turn.release()


def init_app(app: Flask) -> None:
    """Stand before `app` as it is now."""
    app.wsgi_app = Turns(app.wsgi_app)  # type: ignore[method-assign]
