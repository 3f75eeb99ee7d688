"""Count the statements that a page costs, and see how they are answered."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from sqlalchemy import Engine, event

from forum.transaction import db


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """Collect the SQL statements that run inside, BEGIN and the like left out."""
    seen: list[str] = []

    def note(connection, cursor, statement, *rest):
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


@contextmanager
def statements_of(app: Flask) -> Iterator[list[str]]:
    """Collect those of the pages that are asked for inside, each in a context of its own."""
    with app.app_context():
        engine = db.engine
    with statements(engine) as seen:
        yield seen


@contextmanager
def plans(engine: Engine) -> Iterator[list[str]]:
    """Collect how SQLite means to find what the queries inside ask for, a line for each step."""
    steps: list[str] = []

    def note(connection, cursor, statement, parameters, *rest):
        if statement.startswith("SELECT"):
            told = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps.extend(detail for *_, detail in told)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield steps
    finally:
        event.remove(engine, "before_cursor_execute", note)
