"""Operators open and close boards, and are told what does not fit."""

from dataclasses import replace

import pytest

from forum.boards.curating import NewBoard, add_board, all_boards, archive_board, change_board
from forum.boards.models import Posting, Reading
from forum.boards.news import ReadingChanged
from forum.errors import Refused
from forum.events import take_news
from tests.makers import NOON

SLEEP = NewBoard("sleep", "Sleep", "Nights that are too long.")
TODAY = NOON.date()


def refusal(session, **wrong) -> str:
    with pytest.raises(Refused) as refused:
        add_board(session, replace(SLEEP, **wrong))
    assert all_boards(session) == []
    return str(refused.value)


def test_a_board_has_what_the_operator_said(session):
    board = add_board(
        session,
        NewBoard(
            slug="loss-and-grief",
            name=" Loss ",
            description=" When somebody is gone. ",
            rules=["No advice unless asked.", "Names stay out."],
            content_notes=["death", "illness"],
            reading=Reading.MEMBERS,
            posting=Posting.EVERYTHING,
        ),
    )

    assert (board.slug, board.name) == ("loss-and-grief", "Loss")
    assert board.description == "When somebody is gone."
    assert board.rules.splitlines() == ["No advice unless asked.", "Names stay out."]
    assert board.content_notes.splitlines() == ["death", "illness"]
    assert (board.reading, board.posting) == (Reading.MEMBERS, Posting.EVERYTHING)
    assert len(board.id) == 16


def test_a_new_board_stands_below_the_others(session):
    for slug in ("sleep", "loss", "anger"):
        add_board(session, replace(SLEEP, slug=slug))

    assert [board.slug for board in all_boards(session)] == ["sleep", "loss", "anger"]


def test_boards_are_listed_in_the_order_of_the_home_page(session, make):
    for slug, position in (("last", 3), ("b", 1), ("a", 1), ("first", 0)):
        make.board(slug=slug, position=position)

    assert [board.slug for board in all_boards(session)] == ["first", "a", "b", "last"]


@pytest.mark.parametrize("slug", ["a", "sleep", "loss-and-grief", "18plus", "a" * 40])
def test_small_letters_digits_and_hyphens_make_an_address(session, slug):
    assert add_board(session, replace(SLEEP, slug=slug)).slug == slug


@pytest.mark.parametrize(
    "slug",
    ["", "Sleep", "sleep!", "a b", "-a", "a-", "a--b", "schlaf-für-alle", "a/b", "a\n", "a" * 41],
)
def test_anything_else_cannot_be_part_of_an_address(session, slug):
    sentence = refusal(session, slug=slug)

    asked = f"'{slug}' can't be part of an address" if slug else "Give the board its part"
    assert sentence.startswith(asked)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " "}, "Give the board a name."),
        ({"description": ""}, "Give the board a description."),
        ({"name": "a" * 61}, "The name can have 60 letters; this one has 61."),
        ({"description": "a" * 201}, "The description can have 200 letters; this one has 201."),
    ],
)
def test_a_name_and_a_line_are_needed_and_must_fit(session, wrong, said):
    assert refusal(session, **wrong) == said


def test_an_address_that_is_taken_is_refused(session):
    add_board(session, SLEEP)

    with pytest.raises(Refused, match="There is a board 'sleep' already"):
        add_board(session, replace(SLEEP, name="Sleep again"))

    assert len(all_boards(session)) == 1


def test_archiving_closes_one_board(session):
    for slug in ("sleep", "loss"):
        add_board(session, replace(SLEEP, slug=slug))

    archive_board(session, "sleep", today=TODAY)

    assert [board.archived_on for board in all_boards(session)] == [TODAY, None]


def test_what_cannot_be_archived_is_said(session):
    add_board(session, SLEEP)
    archive_board(session, "sleep", today=TODAY)

    with pytest.raises(Refused, match="There is no board 'loss'"):
        archive_board(session, "loss", today=TODAY)
    with pytest.raises(Refused, match="The board 'sleep' is archived already"):
        archive_board(session, "sleep", today=TODAY.replace(year=2030))

    assert all_boards(session)[0].archived_on == TODAY


def test_who_may_read_a_board_is_told_when_that_changes(session, make):
    board = make.board(slug="sleep")
    same = replace(SLEEP, description="Dark.")

    change_board(session, board, same)
    assert take_news(session) == []

    change_board(session, board, replace(same, reading=Reading.MEMBERS))
    assert take_news(session) == [ReadingChanged(board.id)]


def test_a_board_is_changed_but_for_its_address(session, make):
    board = make.board(slug="sleep")

    change_board(
        session, board, NewBoard("other", " Nights ", "Dark.", ["Be soft"], ["bad dreams"])
    )

    assert (board.slug, board.name, board.rules) == ("sleep", "Nights", "Be soft")
    with pytest.raises(Refused):
        change_board(session, board, NewBoard("sleep", "", "Dark."))
