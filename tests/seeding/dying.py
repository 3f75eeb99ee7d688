"""Imports a file and is killed on the way, as by a power cut: `python -m tests.seeding.dying
FILE STATEMENT COUNT`. Dies just before the COUNT-th time that the database gets STATEMENT.
"""

import os
import signal
import sys
from itertools import count

from sqlalchemy import event

from config import load
from forum.app import create_app
from forum.seeding import batching
from forum.transaction import db


def main(file: str, statement: str, times: str) -> None:
    app = create_app(load(os.environ))
    seen = count(1)
    with app.app_context():
        engine = db.engine

    def die_in_time(*_: object) -> None:
        if next(seen) == int(times):
            os.kill(os.getpid(), signal.SIGKILL)

    def look(_connection: object, _cursor: object, sql: str, *_: object) -> None:
        if sql.startswith(statement):
            die_in_time()

    if statement == "COMMIT":
        event.listen(engine, "commit", die_in_time)
    else:
        event.listen(engine, "before_cursor_execute", look)
    batching.BATCH_LINES = 5
    app.test_cli_runner().invoke(args=["import", "threads", file])


if __name__ == "__main__":
    main(*sys.argv[1:])
