"""Pieces that many see alike: kept, and told nothing of anybody."""

import re

import pytest
from jinja2 import meta
from sqlalchemy import func, select

from forum.boards.models import Board
from forum.clock import now
from forum.space.topics import choose_topics
from forum.transaction import reading
from forum.web.guests.pieces import found_alike
from tests.architecture.sources import ROOT
from tests.counting import statements_of
from tests.visitor import Visitor

# What leads to whoever looks.
OF_SOMEBODY = {"request", "session", "g", "csrf_token", "get_flashed_messages", "notices", "look"}
OF_SOMEBODY |= {"signed_in", "role_hint", "new_notices", "house_choices"}
TOLD = {"house_choices"}  # by those who draw them, as it is at that moment
NAMED = re.compile(r'drawn_alike\(\s*"([^"]+)"')


def drawn():
    """Return the templates of all pieces, and those that they include."""
    names = {
        name
        for file in (ROOT / "forum").rglob("*.py")
        for name in NAMED.findall(file.read_text(encoding="utf-8"))
    }
    for name in tuple(names):
        text = (ROOT / "templates" / name).read_text(encoding="utf-8")
        names |= set(re.findall(r"include '([^']+)'", text))
    return sorted(names)


def asked_by(visitor, address):
    with statements_of(visitor.app) as asked:
        assert visitor.get(address).status == 200
    return len(asked)


@pytest.fixture
def nights(inside):
    with inside() as make:
        make.thread(board=make.board(slug="nights"), at=now())


@pytest.mark.parametrize(("address", "own"), [("/", 0), ("/boards/nights", 1)])
def test_what_members_see_alike_is_looked_up_once(app, nights, address, own):
    one, other = Visitor(app).arrive(), Visitor(app).arrive()
    for each in (one, other):
        each.get("/me")  # counts what is new for them

    assert asked_by(one, address) > own
    assert asked_by(other, address) == own


def test_a_piece_knows_nothing_of_whoever_looks(app):
    found = {}
    for name in drawn():
        source = (ROOT / "templates" / name).read_text(encoding="utf-8")
        asks = meta.find_undeclared_variables(app.jinja_env.parse(source))
        found[name] = asks & OF_SOMEBODY - TOLD

    assert len(found) > 5
    assert {name: asks for name, asks in found.items() if asks} == {}


def test_each_gets_the_piece_in_their_own_language(guest, member, nights):
    spanish = {"Accept-Language": "es"}

    assert "Order threads" in member.get("/boards/nights").text
    assert "Order threads" not in guest.get("/boards/nights", headers=spanish).text


def test_each_has_their_own_topics_folded(app, inside):
    with inside() as make:
        board = make.board(slug="nights")
        make.thread(board=board, body="It hurts.", notes=["violence"], at=now())
    one, other = Visitor(app).arrive(), Visitor(app).arrive()
    with inside() as make:
        choose_topics(make._session, other.root, [])

    seen = [each.get("/boards/nights").text for each in (one, other, one)]

    assert ["It hurts." in text for text in seen] == [False, True, False]


def test_a_piece_is_made_of_what_is_there_and_not_of_what_this_request_has_looked_at(app, inside):
    """Else it would be kept as the newest, and be older than that."""
    boards = select(func.count()).select_from(Board)
    with app.test_request_context("/"):
        assert reading().scalar(boards) == 0
        with inside() as make:
            make.board()

        assert found_alike("a piece of nobody's") is None

        assert reading().scalar(boards) == 1
