"""What was written before people could answer without words stands as it was."""

import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import text

from forum.public_ids import new_id
from forum.transaction import db

BOARD, ASKER, OTHER = new_id(), new_id(), new_id()


@pytest.fixture
def before(app):
    """A forum as the first migration left it, with a board and two handles."""
    with app.app_context():
        downgrade(revision="0001")
        _insert("board", id=BOARD, slug="sleep", name="Sleep", description="Nights.", rules="",
                content_notes="", reading="everyone", posting="open", position=1)  # fmt: skip
        for handle in (ASKER, OTHER):
            _insert("handle", id=handle, scope="thread:x", name=handle.hex(), day="2026-03-01")
        yield app
        db.engine.dispose()


def _insert(table: str, **values: object) -> None:
    columns, places = ", ".join(values), ", ".join(f":{name}" for name in values)
    with db.engine.begin() as connection:
        connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({places})"), values)


def _thread(*voices: bytes) -> bytes:
    """Write a thread of one post for each of `voices`, a day apart."""
    thread_id = new_id()
    _insert("thread", id=thread_id, board_id=BOARD, title="Nights", handle_id=voices[0],
            day="2026-03-01", step=0, last_day="2026-03-01", last_step=0,
            replies=len(voices) - 1, next_seq=len(voices))  # fmt: skip
    for seq, voice in enumerate(voices):
        _insert("post", id=new_id(), thread_id=thread_id, handle_id=voice, seq=seq,
                position=seq, depth=min(seq, 1), state="published",
                day=f"2026-03-{seq + 1:02}")  # fmt: skip
    return thread_id


def test_threads_know_since_when_somebody_else_has_answered(before):
    # Given a thread that nobody answered, one in which its opener wrote again, and one answered
    alone, again, answered = _thread(ASKER), _thread(ASKER, ASKER), _thread(ASKER, ASKER, OTHER)

    # When the forum is brought up to date
    upgrade()

    # Then two still wait, and the third does not
    with db.engine.connect() as connection:
        rows = connection.execute(text("SELECT id, answered_on FROM thread")).all()
    assert dict(tuple(row) for row in rows) == {alone: None, again: None, answered: "2026-03-03"}


def test_posts_and_boards_stand_as_they_were(before):
    _thread(ASKER, OTHER)

    upgrade()

    with db.engine.connect() as connection:
        posts = connection.execute(text("SELECT notes, answers, helped_on FROM post")).all()
        boards = connection.execute(text("SELECT slug FROM board")).scalars().all()
    assert posts == [(None, None, None)] * 2
    assert boards == ["sleep"]
