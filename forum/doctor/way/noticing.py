"""Notices when requests do not come through as many proxies as the settings say.

The number of proxies and https or not are all that is looked at; no address is kept or told.
"""

import logging
import threading
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask

from forum.clock import now
from forum.doctor.way.signs import Sign, note, noted

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

# One who forges headers must not look like a mistake of the operator's.
ENOUGH = 50
# Whoever keeps the service running asks these beside every proxy.
ASKED_BESIDE = {"/healthz", "/readyz"}

log = logging.getLogger(__name__)


class Tally:
    """Counts how requests came, and judges by each fifty of them."""

    def __init__(self, folder: Path, *, proxies: int, https: bool) -> None:
        self._folder, self._proxies, self._https = folder, proxies, https
        self._lock = threading.Lock()
        self._total = 0
        self._seen: Counter[Sign] = Counter()

    def count(self, passed: int, *, secure: bool) -> None:
        """Count one request, which passed so many proxies."""
        with self._lock:
            self._total += 1
            self._seen[Sign.MORE] += passed > self._proxies
            self._seen[Sign.FEWER] += passed < self._proxies
            self._seen[Sign.PLAIN] += self._https and not secure
            if self._total < ENOUGH:
                return
            signs = {sign for sign, times in self._seen.items() if times > ENOUGH / 2}
            self._total = 0
            self._seen.clear()
        self._tell(signs)

    def _tell(self, signs: set[Sign]) -> None:
        if signs - set(noted(self._folder, self._proxies)):
            log.warning("requests do not come as the settings say: see lamplit doctor")
        note(self._folder, self._proxies, signs, day=now().date())


def init_app(app: Flask, *, folder: Path, proxies: int, https: bool) -> None:
    """Stand before `app` as it is now: what it answers without Flask is counted too."""
    tally, inner = Tally(folder, proxies=proxies, https=https), app.wsgi_app

    def noticed(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if environ["PATH_INFO"] not in ASKED_BESIDE:
            tally.count(_passed(environ), secure=environ["wsgi.url_scheme"] == "https")
        return inner(environ, start_response)

    app.wsgi_app = noticed  # type: ignore[method-assign]


def _passed(environ: "WSGIEnvironment") -> int:
    """Return how many proxies say that the request came through them."""
    told: str = environ.get("HTTP_X_FORWARDED_FOR", "")  # the server joins what is sent twice
    return sum(1 for part in told.split(",") if part.strip())
