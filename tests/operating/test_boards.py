"""Boards are looked after, each change is recorded, and nobody's work is lost."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from forum.audit.models import Audit
from forum.boards.curating import NewBoard, all_boards
from forum.boards.models import Posting, Reading
from forum.errors import NotFound, Refused
from forum.house.changing import By
from forum.operating import boards
from forum.operating.boards import BoardChangedMeanwhile, Move, Seen, mark_of, words_of
from tests.makers import NOON

BY = By(bytes([5]) * 16, NOON)
NEW = NewBoard("late-nights", "Late nights", "When sleep does not come.")


@pytest.fixture
def board(session):
    boards.add(session, NEW, by=BY)
    return boards.find(session, "late-nights")


def recorded(session) -> list[tuple[str, str]]:
    rows = session.scalars(select(Audit).where(Audit.staff_id == BY.staff_id).order_by(Audit.seq))
    return [(row.action, row.object) for row in rows]


def seen(board) -> Seen:
    return Seen(board.slug, mark_of(board))


def test_a_board_is_added_and_recorded(session, board):
    assert words_of(board) == NEW
    assert recorded(session) == [("board-changed", "board:late-nights")]


def test_all_but_the_address_is_changed(session, board):
    words = NewBoard("x", "Nights", "Dark.", ["Be soft"], ["dreams"], Reading.MEMBERS, Posting.OPEN)

    boards.change(session, seen(board), words, by=BY)

    assert words_of(board) == replace(words, slug="late-nights")
    assert len(recorded(session)) == 2


def test_a_change_of_nothing_is_not_recorded(session, board):
    boards.change(session, seen(board), NEW, by=BY)

    assert len(recorded(session)) == 1


@pytest.mark.parametrize("words", [replace(NEW, name=" "), replace(NEW, content_notes=["x" * 99])])
def test_what_does_not_fit_is_refused_and_changes_nothing(session, board, words):
    with pytest.raises(Refused):
        boards.change(session, seen(board), words, by=BY)

    assert words_of(board) == NEW


@pytest.mark.parametrize("deed", [boards.archive, boards.open_again])
def test_what_somebody_else_changed_meanwhile_is_not_overwritten(session, board, deed):
    old = seen(board)
    boards.change(session, old, replace(NEW, name="Nights"), by=BY)

    with pytest.raises(BoardChangedMeanwhile) as conflict:
        deed(session, old, by=BY)
    assert conflict.value.now.name == "Nights"
    assert conflict.value.mark == mark_of(board)
    with pytest.raises(BoardChangedMeanwhile):
        boards.change(session, old, NEW, by=BY)


def test_a_board_is_closed_and_opened_again(session, board):
    boards.archive(session, seen(board), by=BY)
    assert board.archived_on == NOON.date()

    boards.open_again(session, seen(board), by=BY)
    boards.open_again(session, seen(board), by=BY)
    assert board.archived_on is None
    assert len(recorded(session)) == 3


def test_a_board_moves_before_the_one_before_it(session, make):
    for slug in ("one", "two", "three"):
        boards.add(session, replace(NEW, slug=slug), by=BY)

    boards.move(session, "three", Move.UP, by=BY)
    boards.move(session, "one", Move.UP, by=BY)

    assert [board.slug for board in all_boards(session)] == ["one", "three", "two"]


@pytest.mark.parametrize(
    ("slug", "where", "order"),
    [
        ("one", Move.DOWN, ["two", "one", "three"]),
        ("three", Move.TOP, ["three", "one", "two"]),
        ("three", Move.DOWN, ["one", "two", "three"]),
        ("one", Move.TOP, ["one", "two", "three"]),
    ],
)
def test_a_board_moves_down_and_to_the_top_and_one_at_the_end_stays(session, slug, where, order):
    for each in ("one", "two", "three"):
        boards.add(session, replace(NEW, slug=each), by=BY)
    before = len(recorded(session))

    boards.move(session, slug, where, by=BY)

    assert [board.slug for board in all_boards(session)] == order
    assert len(recorded(session)) - before == (order != ["one", "two", "three"])


def test_a_board_that_is_not_there_is_not_found(session):
    with pytest.raises(NotFound):
        boards.find(session, "nowhere")
    with pytest.raises(NotFound):
        boards.change(session, Seen("nowhere", ""), NEW, by=BY)
