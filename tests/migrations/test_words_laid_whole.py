"""Words that were written before rows of them had a number get the number of their post."""

import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from forum.public_ids import new_id, number_of
from forum.transaction import db

# Halves at both ends, where a number below zero follows on one above it.
FIRST = ("0000000000000000", "7fffffffffffffff", "8000000000000000", "ffffffffffffffff")
SAID = "SELECT post_id, source, html, version FROM words ORDER BY post_id"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'words%'"
INSERT = "INSERT INTO words (post_id, source, html, version) VALUES (:id, :said, :html, 7)"
# As many that the tables have several pages.
MANY = 300


@pytest.fixture
def before(app, inside):
    """A forum as it was before, with words of ids all over."""
    with inside() as make:
        like = make.reply(make.thread())
        values = {column.key: getattr(like, column.key) for column in like.__table__.columns}
    with app.app_context():
        downgrade(revision="0020")
        halves = [bytes.fromhex(half) for half in FIRST]
        ids = [half + new_id()[:8] for half in halves] + [new_id() for _ in range(MANY)]
        with db.engine.begin() as connection:
            for number, each in enumerate(ids):
                place = {"id": each, "seq": 9 + number, "position": 2**40 + number}
                connection.execute(like.__table__.insert(), values | place)
                _say(connection, each, "A line. " * (number % 60))
        yield ids
        db.engine.dispose()


def _say(connection, post_id: bytes, said: str) -> None:
    connection.execute(text(INSERT), {"id": post_id, "said": said, "html": f"<p>{said}</p>"})


def _rows(query: str) -> list[tuple[object, ...]]:
    with db.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query)).all()]


def test_every_word_stays_and_lies_under_the_number_of_its_post(before):
    said = _rows(SAID)
    assert len(said) == len(before) + 2

    upgrade()

    assert _rows(SAID) == said
    numbers = _rows("SELECT rowid, key, post_id FROM words ORDER BY post_id")
    assert numbers == [(number_of(post_id),) * 2 + (post_id,) for post_id, *_ in said]
    assert _rows(TABLES) == [("words",)]
    assert _rows("PRAGMA foreign_key_check") == []


@pytest.mark.usefixtures("before")
def test_from_then_on_no_number_is_made_up():
    upgrade()

    with db.engine.begin() as connection, pytest.raises(IntegrityError, match="ck_words_key"):
        connection.execute(text("UPDATE words SET key = key - 1 WHERE key > 0"))


def test_going_back_brings_the_same_words_back(before):
    said = _rows(SAID)
    upgrade()

    downgrade(revision="0020")

    assert _rows(SAID) == said
    assert _rows(TABLES) == [("words",)]
    upgrade()


def test_what_ends_on_the_way_leaves_everything_as_it_was(before):
    # Given two posts whose ids have one first half, which chance never makes, among the last moved
    clash = before[1][:8] + bytes(255 - each for each in before[1][8:])
    with db.engine.begin() as connection:
        row = "INSERT INTO post SELECT :id, * FROM (SELECT "
        columns = connection.execute(text("SELECT * FROM post LIMIT 0")).keys()
        rest = ", ".join({"seq": "8", "position": "1"}.get(each, each) for each in [*columns][1:])
        connection.execute(text(f"{row} {rest} FROM post LIMIT 1)"), {"id": clash})
        _say(connection, clash, "The same half.")
    said = _rows(SAID)

    with pytest.raises(IntegrityError):
        upgrade()

    # Then the tables and the number of the version are as they were, and it can be tried again
    assert (_rows(SAID), _rows(TABLES)) == (said, [("words",)])
    assert _rows("SELECT version_num FROM alembic_version") == [("0020",)]
    with db.engine.begin() as connection:
        connection.execute(text("DELETE FROM words WHERE post_id = :id"), {"id": clash})
    upgrade()
    assert len(_rows(SAID)) == len(said) - 1
