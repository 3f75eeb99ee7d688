"""Much that is written and half of it deleted, so that SQLite moves rows from page to page.

A row that moved leaves a copy in its old page, which no delete overwrites. Of a few hundred rows
that is one or two; of as many as here there are always some.
"""

import sqlite3
from contextlib import closing
from datetime import timedelta
from secrets import token_bytes

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from forum.clock import now
from forum.public_ids import new_id, number_of
from forum.threads.models import Post, Words
from forum.transaction import db
from tests.proofs.forensic.ground import Ground
from tests.proofs.forensic.marks import CROWD, STEM, said

ROWS, VISITS = 3600, 8000
LONG_AGO = timedelta(days=2)


def crowd(ground: Ground) -> None:
    _talk(ground)
    _come_and_go(ground)


def _talk(ground: Ground) -> None:
    """Add replies with their words, then delete the words of every second one."""
    with ground.forum.inside() as make:
        reply = make.reply(make.thread(title="Many"))
        like = {column.key: getattr(reply, column.key) for column in Post.__table__.columns}
    ids = [new_id() for _ in range(ROWS)]
    places = enumerate(ids, start=9)
    posts = [like | {"id": each, "seq": n, "position": 10**9 + n} for n, each in places]
    words = [
        {"key": number_of(each), "post_id": each, "source": text, "html": text, "version": 1}
        for number, each in enumerate(ids)
        for text in [(said(CROWD) if number % 2 else "Good night. ") * (1 + each[0] % 9)]
    ]
    with ground.app.app_context(), Session(db.engine) as session:
        session.execute(insert(Post), posts)
        session.execute(insert(Words), words)
        session.commit()
        session.execute(delete(Words).where(Words.source.startswith(said(CROWD))))
        session.commit()


def _come_and_go(ground: Ground) -> None:
    """Let many visits lie there, of which every second was over long ago.

    In place of a box, such a visit has bytes that can be looked for.
    """
    at = int(now().timestamp())
    over = at - int(LONG_AGO.total_seconds())
    visits = [
        (
            token_bytes(32),
            (STEM.encode() + b"\0" if n % 2 else b"") + token_bytes(90 + 2 * (n % 90)),
        )
        for n in range(VISITS)
    ]
    until = [(over, over) if n % 2 else (at + 3600, at + 7200) for n in range(VISITS)]
    rows = [(*visit, *ends) for visit, ends in zip(visits, until, strict=True)]
    with closing(sqlite3.connect(ground.data / "sessions.db")) as sessions, sessions:
        named = "INSERT INTO session (key, box, idle_until, ends_at) VALUES (?, ?, ?, ?)"
        sessions.executemany(named, rows)
