"""Every route of the forum with an address to try it at, taken from the application itself."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from werkzeug.routing import Rule

from forum.permissions import Act

METHODS = ("GET", "POST")


@dataclass(frozen=True)
class Route:
    """A route, one of its methods, and a path at which there is something."""

    endpoint: str
    method: str
    path: str
    access: str
    act: Act | None = None  # what staff must be allowed to do

    def __str__(self) -> str:
        return f"{self.method} {self.endpoint}"


def routes(app: Flask, values: dict[str, object]) -> Iterator[Route]:
    """Yield every route with each of its methods.

    Raises:
        KeyError: a route needs something that `values` does not have: give it one.
    """
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        for method in METHODS:
            if method in (rule.methods or ()):
                yield Route(
                    rule.endpoint,
                    method,
                    _path(app, rule, values),
                    view.access,
                    getattr(view, "act", None),
                )


def _path(app: Flask, rule: Rule, values: dict[str, object]) -> str:
    chosen = {name: values[name] for name in rule.arguments}
    with app.test_request_context():
        return app.url_for(rule.endpoint, **chosen)


def dump(file: Path) -> dict[str, list[tuple]]:
    """Return everything that a database holds, in an order that does not depend on its file."""
    connection = sqlite3.connect(file)
    names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    rows = {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names}
    connection.close()
    return rows
