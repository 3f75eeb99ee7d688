"""What every question stands on is the same for all who read the same, until somebody writes."""

from sqlalchemy.orm import Session

from forum.boards.models import Board, Reading
from forum.public_ids import new_id
from forum.search.asking.models import SearchSynonym
from forum.transaction import db, transaction
from tests.counting import statements
from tests.journeys.finding import index, search, titles


def test_two_questions_look_it_up_once(app, guest, inside):
    with inside() as make:
        make.thread(title="Fog")
    index(app)
    search(guest, "fog")

    with app.app_context(), statements(db.engine) as seen:
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


def _close(session: Session, board_id: bytes) -> None:
    session.get_one(Board, board_id).reading = Reading.MEMBERS
