"""A row as plain values and back again."""

from datetime import timedelta

from forum.moderation.deciding.keeping.rows import fields, put, same
from forum.threads.models import Post
from tests.makers import NOON


def test_a_row_is_its_columns_without_what_leads_to_a_person(make):
    found = fields(make.reply(make.thread()))

    assert found["day"] == "2026-03-01"
    assert found["state"] == "published"
    assert not {"id", "handle_id", "thread_id"} & found.keys()
    assert fields(None) == {}
    assert fields(make.reply(make.thread()), only={"state", "id"}) == {"state": "published"}


def test_what_is_the_same_then_and_now_is_named():
    assert same({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 3}) == {"a"}


def test_values_are_put_back_as_the_columns_hold_them(session, make):
    thread = make.thread()
    before = fields(thread)
    thread.last_day, thread.board_id = NOON.date() + timedelta(days=1), make.board().id
    thread.title = "Another"

    put(thread, before, only={"last_day", "board_id"})
    session.flush()

    assert fields(thread) == before | {"title": "Another"}


def test_nothing_is_written_where_nothing_differs(session, make):
    post = session.get_one(Post, make.reply(make.thread()).id)
    session.flush()

    put(post, fields(post), only=fields(post).keys())

    assert not session.is_modified(post)
