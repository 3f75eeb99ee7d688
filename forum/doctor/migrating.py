"""Flask-Migrate, which brings the tables to this version, called in when it is needed.

It brings Alembic, Mako and the dialects of five databases with it: twelve megabytes that would lie
in every process, though tables change once with each version.
"""

from pathlib import Path
from typing import Any

import click
from flask import Flask

from forum.transaction import db


class Migrations:
    """Stands where Flask-Migrate puts itself, and lets it do so when something is asked of it."""

    def __init__(self, app: Flask, folder: Path) -> None:
        self._app, self._folder = app, folder
        app.extensions["migrate"] = self
        app.cli.add_command(_Commands("db", help="Perform database migrations."))

    def __getattr__(self, name: str) -> object:
        from flask_migrate import Migrate

        Migrate(self._app, db, directory=str(self._folder))
        return getattr(self._app.extensions["migrate"], name)


class _Commands(click.Command):
    """Flask-Migrate's commands: whatever is asked is asked of them."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        from flask_migrate.cli import db as theirs

        context: click.Context = theirs.make_context(info_name, args, parent, **extra)
        return context
