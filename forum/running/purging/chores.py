"""The chore that purges every night: what was deleted today is in no file tomorrow."""

import logging
from datetime import timedelta
from functools import partial

from flask import Flask

from forum.clock import now
from forum.running.purging.alone import alone, is_due
from forum.running.purging.whole import purge_by_itself
from forum.running.turn import Chore

log = logging.getLogger(__name__)


class PurgeUnfinished(Exception):
    """A step could not be done; the log names it. It is tried again with the next round."""


def for_purge(app: Flask) -> list[Chore]:
    """Return the chore. It looks every hour whether it is time."""
    return [Chore("purge", timedelta(hours=1), partial(_purge, app), apart=True)]


def _purge(app: Flask) -> None:
    data = app.extensions["settings"].data
    if not is_due(data, now()):
        return
    with alone(data, wait=lambda: log.info("another purge of this data folder is under way")):
        if not purge_by_itself(app):
            raise PurgeUnfinished
