"""Each request has a context of its own, as when it is served: no test may lend it one.

Flask lets a request use the application context that is open already. It would then share what lies
in `g`, and the session of the database, with the test and with the request before.
"""

from collections.abc import Iterable
from typing import Any

from flask import Flask, has_app_context

LENT = "a page was asked for within an application context: close it before"


def refuse_lent_contexts() -> None:
    """Let a test fail in which that happens."""
    usual = Flask.__call__

    def alone(app: Flask, environ: Any, start_response: Any) -> Iterable[bytes]:
        assert not has_app_context(), LENT
        return usual(app, environ, start_response)

    Flask.__call__ = alone  # type: ignore[method-assign]
