"""Proof that whatever is written without a mark is read by no page that goes by marks."""

import re
from collections import Counter

import pytest

from forum.clock import now
from forum.database import Base
from forum.public_ids import to_text
from forum.web.guests.marks import LISTS, PRIVATE
from tests.counting import statements_of
from tests.visitor import Visitor

READS = re.compile(r"\b(?:FROM|JOIN) \"?(\w+)")
# What is on lists alone, and so changes no conversation's mark.
ON_LISTS = {"first_replies"}


@pytest.fixture
def look(app):
    """Look at a page as a guest; return the tables that it read, and its marks."""

    def looked(address):
        with statements_of(app) as asked:
            assert app.test_client().get(address).status_code == 200
        [*_, page] = app.extensions["guest_pages"].shelf._pages.values()
        return {table for sql in asked for table in READS.findall(sql)}, page.marks

    return looked


@pytest.fixture
def addresses(inside):
    with inside() as make:
        thread = make.thread(board=make.board(slug="nights"), at=now())
        first = make.reply(thread, at=now())
        for _ in range(25):
            make.reply(thread, parent=first, at=now())
        make.hide(make.reply(thread, at=now()))
        make.answer(first)
    page = f"/t/{to_text(thread.id)}"
    boards = ("/boards/nights", "/boards/nights?sort=newest", "/boards/nights?waiting=1")
    return ("/", *boards, page, f"{page}?view=list")


def test_no_page_that_goes_by_marks_reads_what_is_written_without_one(look, addresses):
    for address in addresses:
        tables, marks = look(address)

        assert marks
        assert {"thread", "board"} <= tables
        assert tables & PRIVATE == set(), address
        assert LISTS in marks or tables & ON_LISTS == set(), address


def test_no_piece_that_members_see_alike_reads_what_is_written_without_a_mark(app, addresses):
    """What is looked up for a piece is what the first of two members costs more than the second."""
    one, other = Visitor(app).arrive(), Visitor(app).arrive()
    for address in addresses:
        costs = []
        for visitor in (one, other):
            with statements_of(app) as asked:
                assert visitor.get(address).status == 200
            costs.append(Counter(sql for sql in asked if sql.startswith("SELECT")))
        made, found = costs

        tables = {table for sql in made - found for table in READS.findall(sql)}
        assert "thread" in tables
        assert tables & PRIVATE == set(), address


def test_every_table_that_is_written_without_a_mark_is_there():
    assert Base.metadata.tables.keys() >= PRIVATE
