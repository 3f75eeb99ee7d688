"""Pages are asked for by place: no query looks at more of a thread than its page."""

import pytest
from sqlalchemy import event

from forum.handles.deriving import own_handles
from forum.threads.places.pages import before_place, before_seq, from_place, from_seq
from forum.threads.places.rows import values
from forum.threads.reading import Place, list_page, tree_page

ROOT = bytes(32)


@pytest.mark.parametrize("own", [0, 2])
def test_a_query_is_built_once(own):
    assert from_place(own, is_first=False) is from_place(own, is_first=False)
    assert from_seq(own) is from_seq(own)
    assert before_place(own) is before_place(own)
    assert before_seq(own) is before_seq(own)


@pytest.mark.parametrize("is_member", [False, True])
@pytest.mark.parametrize("turn", [tree_page, list_page])
@pytest.mark.parametrize("start", [0, 7])
def test_every_way_through_a_thread_is_by_an_index(session, make, turn, start, is_member):
    thread = make.thread()
    session.flush()
    mine = own_handles(ROOT, thread.id) if is_member else frozenset()
    plans = []

    def explain(connection, cursor, statement, given, *more):
        if statement.startswith("SELECT post."):
            plans.extend(cursor.execute(f"EXPLAIN QUERY PLAN {statement}", given).fetchall())

    event.listen(session.get_bind(), "before_cursor_execute", explain)
    turn(session, thread.id, at=Place(start), mine=mine)

    said = [plan[3] for plan in plans]
    assert said
    assert not [line for line in said if line.startswith("SCAN") or "TEMP B-TREE" in line]


def test_a_page_is_asked_for_as_somebody():
    assert values(b"t", mine=frozenset({b"m"})) == {"thread": b"t", "own_0": b"m"}
