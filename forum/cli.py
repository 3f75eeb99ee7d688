"""The operator's commands: a module per group beside the package it serves, gathered here."""

import os

import click
from flask import Flask
from flask.cli import FlaskGroup, ScriptInfo

from config import load_or_leave
from forum.audit.commands import audit
from forum.backups.commands import backup, backup_key
from forum.backups.restoring.commands import restore
from forum.care.commands import help_lines
from forum.doctor.commands import doctor
from forum.doctor.starting import examine_server
from forum.operating.commands import boards
from forum.privacy.redaction import guard_process
from forum.running.commands import run_all, work
from forum.running.forgetting.commands import privacy
from forum.search.keeping.commands import search
from forum.seeding.commands import demo, import_
from forum.staff.commands import staff

COMMANDS = (
    *(audit, backup, backup_key, boards, demo, doctor, help_lines, import_, privacy),
    *(restore, run_all, search, staff, work),
)


def _app() -> Flask:
    from forum.app import create_app  # it imports this module

    guard_process()
    app = create_app(load_or_leave(os.environ))
    examine_server(app)
    return app


class Ours(FlaskGroup):
    """Looks among our own commands first.

    Flask reads all that libraries bring along for each, which take two megabytes as long as we run.
    """

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in (command.name for command in COMMANDS):
            return super().get_command(ctx, name)
        app = ctx.ensure_object(ScriptInfo).load_app()
        ctx.with_resource(app.app_context())
        return app.cli.get_command(ctx, name)


@click.group(cls=Ours, create_app=_app, add_version_option=False)
def main() -> None:
    """Lamplit: run the forum and look after it."""
