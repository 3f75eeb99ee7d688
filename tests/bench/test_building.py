"""The forum of the bench is built whole, belongs to its members, and is the same each time."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import select

from bench.forum import people
from bench.forum.building import Plan, addresses, built, environ, thread_id
from bench.forum.made import TWENTY, Size
from config import load
from forum.accounts.signing_in import account_id, sign_in
from forum.app import create_app
from forum.handles.keyring import keys
from forum.handles.models import Handle
from forum.staff.models import SecondFactor, Staff
from forum.threads.models import Post
from forum.transaction import db, reading

UNTIL = date(2026, 6, 1)
SMALL = Size(threads=30, posts=250, members=12, cases=6, longest=60, writers=1)
COUNTED = {"board": 20, "thread": 30, "post": 250, "words": 250, "credential": 13 * 9}


@pytest.fixture(scope="module")
def folder(tmp_path_factory, shared):
    place = tmp_path_factory.mktemp("built")
    built(place, Plan(SMALL, UNTIL, shared))
    return place


@pytest.fixture
def app(folder):
    app = create_app(load(environ(folder)))
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def look(app):
    """The session of the forum that was built."""
    with app.app_context():
        yield reading()


def rows(folder, wanted):
    with closing(sqlite3.connect(folder / "data" / "lamplit.db")) as read:
        return read.execute(wanted).fetchall()


@pytest.mark.parametrize(("table", "count"), COUNTED.items())
def test_as_much_is_there_as_was_asked_for(folder, table, count):
    assert rows(folder, f"SELECT count(*) FROM {table}") == [(count,)]


def test_as_many_cases_wait_as_were_asked_for(folder):
    assert rows(folder, "SELECT count(*) FROM moderation_case WHERE state = 'open'") == [(6,)]


def test_all_handles_are_on_somebodys_keyring(look):
    on_keyrings = [
        key.handle_id
        for member in range(SMALL.members)
        for key in keys(look, people.root_of(member))
    ]

    assert sorted(on_keyrings) == sorted(look.scalars(select(Handle.id)))


def test_the_reader_and_the_moderator_come_in_by_six_words(look):
    for member in (people.READER, SMALL.members):
        found = sign_in(look, people.words_of(member))

        assert found.opened.root == people.root_of(member)


def test_the_moderator_has_duties_and_a_second_factor(look):
    staff_id = account_id(people.root_of(SMALL.members))

    assert look.get(Staff, staff_id) is not None
    assert look.get(SecondFactor, staff_id) is not None


def test_a_second_forum_says_the_same_under_the_same_ids(folder, tmp_path, shared):
    built(tmp_path, Plan(SMALL, UNTIL, shared))

    for table in ("thread", "post", "words", "handle"):
        assert rows(tmp_path, f"SELECT * FROM {table}") == rows(folder, f"SELECT * FROM {table}")


def test_a_forum_that_is_there_is_found_again(folder, shared):
    assert built(folder, Plan(SMALL, date(2026, 9, 9), shared)) == UNTIL


def test_a_forum_of_another_size_is_left_alone(folder, shared):
    with pytest.raises(SystemExit, match="another size"):
        built(folder, Plan(Size(), UNTIL, shared))


def test_the_thread_of_twenty_posts_is_at_its_address(app):
    page = app.test_client().get(addresses()["twenty"])

    assert page.status_code == 200
    assert page.text.count("data-post=") == 20
    with app.app_context():
        wanted = select(Post).where(Post.thread_id == thread_id(TWENTY))
        assert len(list(reading().scalars(wanted))) == 20
