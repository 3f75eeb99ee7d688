"""The doctor at the door: whoever starts the forum hears what was found, and may be refused."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import Flask

from config import leave
from forum.clock import now
from forum.doctor.examining import Occasion, examine
from forum.doctor.findings import Finding, stop_the_start
from forum.doctor.patient import Patient
from forum.transaction import db, reading


def examine_or_leave(app: Flask, occasion: Occasion) -> None:
    """Tell on standard error what was found, or end the process if the forum must not start."""
    with looked_at(app, occasion) as found:
        told = "\n".join(str(each) for each in found)
    if stop_the_start(found):
        leave(f"{told}\nLamplit does not start before what is refused is mended.")
    if told:
        print(told, file=sys.stderr, flush=True)


def examine_server(app: Flask) -> None:
    """The same for servers that load the application. Commands see to it themselves."""
    context = click.get_current_context(silent=True)
    if context is None or context.info_name == "run":
        examine_or_leave(app, Occasion.BESIDE)


@contextmanager
def looked_at(app: Flask, occasion: Occasion) -> Iterator[list[Finding]]:
    """Yield what was found; leave no connection behind, for a server may be copied afterwards."""
    with app.app_context():
        patient = Patient(
            chosen=app.extensions["settings"],
            session=reading(),
            visits=app.extensions["session_store"],
            at=now(),
            is_debugging=app.debug,
        )
        try:
            yield examine(patient, occasion)
        finally:
            db.session.remove()
            db.engine.dispose()
