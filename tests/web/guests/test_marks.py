"""What a statement changes, as far as guests may see it; and everything where that is not known."""

import pytest

from forum.public_ids import new_id
from forum.web.guests.marks import EVERYTHING, LISTS, MOST_THREADS, Touched, of_thread

THREAD, POST = b"\x07" + bytes(15), new_id()
ITS_PLACES = {of_thread(THREAD), LISTS}
NEW_POST = ("INSERT INTO post (id, thread_id) VALUES (?, ?)", {"id": POST, "thread_id": THREAD})
NEW_WORDS = ("INSERT INTO words (post_id, source) VALUES (?, ?)", {"post_id": POST})
NEW_THREAD = ("INSERT INTO thread (id, title) VALUES (?, ?)", {"id": THREAD})
ONE_THREAD = ("UPDATE thread SET replies=?, title=? WHERE thread.id = ?", {"thread_id": THREAD})


def changed(*statements):
    touched = Touched()
    for sql, *rows in statements:
        touched.note(sql, rows)
    return touched.all()


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT post.id FROM post",
        "SAVEPOINT one",
        "PRAGMA busy_timeout = 100",
        "\nDROP TABLE post",
        "INSERT INTO sealed_entry (address, box) VALUES (?, ?)",
        "UPDATE notice SET read_on=? WHERE notice.id = ?",
        "DELETE FROM search_outbox WHERE search_outbox.id IN (?)",
        "INSERT INTO handle (id, name) VALUES (?, ?)",
        "INSERT INTO instance_fact (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET value=?",
    ],
)
def test_what_no_guest_can_see_changes_nothing(sql):
    assert changed([sql]) == set()


def test_a_reply_changes_its_thread_and_the_lists():
    counted = ["UPDATE first_replies SET threads=? WHERE first_replies.id = ?"]

    assert changed(NEW_POST, NEW_WORDS, ONE_THREAD, counted) == ITS_PLACES


def test_a_new_thread_changes_the_lists():
    assert changed(NEW_THREAD, NEW_POST, NEW_WORDS) == ITS_PLACES


@pytest.mark.parametrize(
    "statement",
    [
        ["UPDATE post SET state=? WHERE post.id = ?", {"post_id": POST}],
        ["UPDATE words SET html=? WHERE words.post_id = ?", {"words_post_id": POST}],
        ["DELETE FROM words WHERE words.post_id = ?", {"post_id": POST}],
        ["DELETE FROM thread WHERE thread.id = ?", {"id": THREAD}],
        ["UPDATE handle SET name=? WHERE handle.id = ?", {"handle_id": POST}],
        ["UPDATE board SET name=? WHERE board.id = ?", {"board_id": POST}],
        ["UPDATE thread SET hour=? WHERE thread.day < ?", {"day_1": 1, "thread_id": THREAD}],
        ["UPDATE thread SET title=? WHERE thread.id = ?", {"id_1": THREAD}],
        ["UPDATE thread SET title=? WHERE thread.id = ? OR 1", {"thread_id": THREAD}],
        ["UPDATE thread SET title=? WHERE thread.id = ?"],
        ["INSERT INTO post (id, thread_id) SELECT id, thread_id FROM other"],
        ["INSERT INTO post (id) VALUES (?) ON CONFLICT DO UPDATE SET line=?", NEW_POST[1]],
        ["INSERT OR REPLACE INTO post (id, thread_id) VALUES (?, ?)", NEW_POST[1]],
        ["INSERT INTO words (post_id) VALUES (?)", {"post_id": new_id()}],
        ["INSERT INTO words (post_id) SELECT post_id FROM held_words"],
        ["INSERT INTO shift (id) VALUES (?)", {"id": POST}],
        ["WITH gone AS (SELECT 1) DELETE FROM words"],
        ["something else"],
    ],
)
def test_whatever_else_is_written_changes_everything(statement):
    assert changed(statement) == {EVERYTHING}
    assert changed(NEW_POST, statement) == {EVERYTHING}


def test_words_of_a_post_that_came_in_another_transaction_change_everything():
    assert changed(NEW_WORDS) == {EVERYTHING}


def test_much_at_once_changes_everything():
    few, many = ([("INSERT INTO thread", {"id": bytes([n])}) for n in range(m)] for m in (2, 9))

    assert len(changed(*few)) == MOST_THREADS
    assert changed(*many) == {EVERYTHING}


def test_there_are_never_more_than_256_places_of_threads():
    assert (
        len({of_thread(bytes([first, second])) for first in range(256) for second in (0, 9)}) == 256
    )
