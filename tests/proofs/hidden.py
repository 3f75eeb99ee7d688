"""Gathers what no response may hold, from the forum's own tables and from its visitors."""

import base64
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from flask import Flask
from sqlalchemy import LargeBinary, select
from sqlalchemy.orm import Session

from forum.accounts.signing_in import account_id
from forum.database import Base
from forum.transaction import db
from tests.proofs.scanning import Answer, Secret

# Ids that stand in addresses. All other bytes of all tables are nobody's to see.
PUBLIC = {("thread", "id"), ("post", "id"), ("post", "thread_id"), ("post", "parent_id")}
PUBLIC |= {
    ("words", "post_id"),
    ("held_words", "post_id"),
    ("answer", "post_id"),
    ("notice", "post_id"),
}
# A thread, which has an address; of a board nothing but its slug is shown.
PUBLIC |= {("follow", "about_id"), ("search_outbox", "about_id")}
# Of staff, on the page of word rules.
PUBLIC |= {("word_rule", "id"), ("word_rule", "follows")}
# A case has an address for those on duty, and a row leads to its post.
OF_CASES = {"case_source", "case_lease", "case_event", "decision", "appeal", "flag"}
PUBLIC |= {(table, "case_id") for table in OF_CASES} | {("moderation_case", "id")}
PUBLIC |= {
    ("moderation_case", "post_id"),
    ("erasure", "post_id"),
    ("flag", "post_id"),
    ("sanction", "thread_id"),
}
COOKIE_CHARS = 44


def secrets_of(app: Flask, answers: Iterable[Answer] = ()) -> set[Secret]:
    """Return all hidden bytes of the database and the sessions, and of who read `answers`."""
    with app.app_context(), Session(db.engine) as session:
        hidden = _hidden_columns(session)
    hidden |= _sessions(app.extensions["settings"].data / "sessions.db")
    for answer in answers:
        hidden |= _of_reader(answer)
    return hidden


def _hidden_columns(session: Session) -> set[Secret]:
    return {
        Secret(f"{table.name}.{column.name}", value)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, LargeBinary) and (table.name, column.name) not in PUBLIC
        for value in session.scalars(select(column).where(column.is_not(None)))
    }


def _sessions(file: Path) -> set[Secret]:
    if not file.exists():
        return set()  # nobody has had a session yet
    connection = sqlite3.connect(file)
    rows = connection.execute("SELECT key, box, mark FROM session").fetchall()
    connection.close()
    return {Secret("session", value) for row in rows for value in row if value}


def _of_reader(answer: Answer) -> set[Secret]:
    found = set()
    if len(answer.cookie) == COOKIE_CHARS:
        found |= {Secret("cookie", base64.urlsafe_b64decode(answer.cookie))}
    if answer.reader:
        found |= {Secret("root", answer.reader), Secret("account", account_id(answer.reader))}
    return found
