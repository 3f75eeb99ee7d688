"""What every question stands on is the same for all who read the same, until somebody writes."""

from contextvars import Context

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.models import Board, Reading
from forum.public_ids import new_id
from forum.search.asking.models import SearchSynonym
from forum.search.pages.reading import shown_of
from forum.search.pages.views import _ground
from forum.threads.models import Post
from forum.transaction import reading, transaction
from forum.web.visits.sessions import Guest
from tests.counting import statements_of
from tests.journeys.finding import index, search, titles


def test_two_questions_look_it_up_once(app, guest, inside):
    with inside() as make:
        make.thread(title="Fog")
    index(app)
    search(guest, "fog")

    with statements_of(app) as seen:
        search(guest, "fog")

    assert [sql for sql in seen if "FROM" in sql and "FROM post" not in sql] == []


def test_a_guest_who_asks_behind_a_member_hears_of_no_board_of_theirs(app, guest, member, inside):
    with inside() as make:
        board = make.board(name="Fog room", reading=Reading.MEMBERS)
        make.thread(board=board, title="Nothing much")
    index(app)

    assert "Fog room" in search(member, "fog").words
    assert "Fog room" not in search(guest, "fog").words


def test_a_board_that_is_closed_to_them_is_closed_at_once(app, guest, inside):
    with inside() as make:
        board = make.board(name="Fog room")
        make.thread(board=board, title="Nothing much")
    index(app)
    assert "Fog room" in search(guest, "fog").words

    with app.app_context(), transaction() as session:
        _close(session, board.id)

    assert "Fog room" not in search(guest, "fog").words


def test_words_that_were_added_are_looked_for_at_once(app, guest, inside):
    with inside() as make:
        make.thread(title="A lantern")
    index(app)
    assert titles(search(guest, "lampshade")) == []

    with app.app_context(), transaction() as session:
        words = {"words": "lampshade\nlantern", "also": "", "is_one_way": False, "is_on": True}
        session.add(SearchSynonym(id=new_id(), key="k", **words))

    assert titles(search(guest, "lampshade")) == ["A lantern"]


def test_a_post_that_was_shown_is_not_looked_up_again(app, guest, inside):
    with inside() as make:
        make.thread(title="Fog", body="It is grey.")
    index(app)
    search(guest, "fog")

    with statements_of(app) as seen:
        assert titles(search(guest, "grey fog")) == ["Fog"]

    assert [sql for sql in seen if "FROM" in sql] == []


@pytest.mark.parametrize("deed", ["hide", "change", "take back"])
def test_a_post_that_was_shown_is_shown_as_it_is_at_once(app, guest, inside, deed):
    with inside() as make:
        writer = make.writer()
        thread = make.thread(title="Fog", body="It is grey.", writer=writer)
        post = make.opening_of(thread).id
    index(app)
    assert "It is grey." in search(guest, "fog").words

    with inside() as make:
        if deed == "hide":
            make.hide(make.post(post))
        elif deed == "take back":
            make.take_back(make.post(post), writer=writer)
        else:
            make.change(make.post(post), "It is blue, this fog.", writer=writer)

    found = search(guest, "fog").words
    assert "It is grey." not in found
    assert ("It is blue" in found) == (deed == "change")


def test_where_all_was_shown_before_nothing_is_looked_up(app, guest, inside, monkeypatch):
    with inside() as make:
        make.thread(title="Fog", body="It is grey.")
    index(app)
    before = search(guest, "fog").words

    monkeypatch.setattr("forum.search.pages.views.reading", lambda: pytest.fail("It looked."))

    assert "It is grey." in before
    assert search(guest, "fog").words == before


def test_what_a_request_saw_before_is_not_kept_for_others(app, guest, inside):
    """A visitor may have looked at something before somebody wrote, and may search only then."""
    with inside() as make:
        thread = make.thread(title="Fog", body="It is grey.").id
    index(app)

    with app.test_request_context("/search?q=fog"):
        [post] = reading().scalars(select(Post.id)).all()
        with inside() as make:
            make.post_thread(thread).title = "Mist"
        assert titles(Context().run(search, guest, "grey")) == ["Mist"]  # somebody else's request
        ground = _ground()
        ground.shown.clear()
        shown = shown_of(reading, ground, [post], viewer=Guest())

    assert shown[post].title.text == "Mist"


def _close(session: Session, board_id: bytes) -> None:
    session.get_one(Board, board_id).reading = Reading.MEMBERS
