"""What was held back before held words had a table of their own stands as it was, unread."""

import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import text

from forum.transaction import db
from tests.makers import NOON

WORDS = "SELECT source FROM words ORDER BY source"
HELD = "SELECT title, source FROM held_words ORDER BY source"
LINES = "SELECT line, hidden_on FROM post WHERE line IS NOT NULL ORDER BY line"


@pytest.fixture
def before(app, inside):
    """A forum as it was before: a post that waits, a thread taken down, a thread to be read."""
    with inside() as make:
        shown = make.thread(title="Shown", body="b")
        make.reply(shown, body="c")
        make.reply(shown, body="d", writer=make.writer(waits=True))
        make.hide(make.opening_of(make.thread(title="Taken down", body="e")))
    with app.app_context():
        downgrade(revision="0005")
        yield app
        db.engine.dispose()


def _rows(query: str) -> list[tuple[object, ...]]:
    with db.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query)).all()]


def test_words_move_to_where_nobody_reads_them_and_back(before):
    # Given all words in one table, as they were
    together = _rows(WORDS), _rows("SELECT title FROM thread ORDER BY title")
    assert together == ([("b",), ("c",), ("d",), ("e",)], [("Shown",), ("Taken down",)])

    # When the forum is brought up to date
    upgrade()

    # Then what was hidden lies apart, with its title and its line
    assert _rows(WORDS) == [("b",), ("c",)]
    assert _rows(HELD) == [(None, "d"), ("Taken down", "e")]
    assert _rows(LINES) == [("taken-down", str(NOON.date())), ("waiting", None)]

    # And going back brings all together again
    downgrade(revision="0005")
    assert (_rows(WORDS), _rows("SELECT title FROM thread ORDER BY title")) == together
    upgrade()


def test_threads_know_whether_they_were_ever_answered(before, app):
    upgrade()

    found = _rows("SELECT title, first_answered_on FROM thread ORDER BY title IS NULL")
    assert found == [("Shown", str(NOON.date())), (None, None)]
