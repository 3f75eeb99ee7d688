"""The operator's commands: a module per group beside the package it serves, gathered here."""

import os

import click
from flask import Flask
from flask.cli import FlaskGroup

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


@click.group(cls=FlaskGroup, create_app=_app, add_version_option=False)
def main() -> None:
    """Lamplit: run the forum and look after it."""
