"""A board is one of the kinds that we know, whatever code asks for."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forum.boards.models import Board, Posting, Reading


def test_a_new_board_is_open_to_read_and_careful_with_newcomers(make, session):
    made = make.board()
    session.commit()

    board = session.get_one(Board, made.id)

    assert (board.reading, board.posting) == (Reading.EVERYONE, Posting.FIRST_POSTS)
    assert (board.rules, board.content_notes, board.archived_on) == ("", "", None)


@pytest.mark.parametrize("reading", list(Reading))
@pytest.mark.parametrize("posting", list(Posting))
def test_every_kind_of_board_can_be_kept(make, session, reading, posting):
    make.board(reading=reading, posting=posting)
    session.commit()

    assert session.execute(select(Board.reading, Board.posting)).one() == (reading, posting)


@pytest.mark.parametrize("unknown", [{"reading": "nobody"}, {"posting": ""}])
def test_a_kind_that_nobody_knows_is_not_kept(make, unknown):
    """Else a typing error could open a board for members to everyone."""
    with pytest.raises(IntegrityError):
        make.board(**unknown)


def test_two_boards_cannot_have_one_address(make):
    make.board(slug="sleep")

    with pytest.raises(IntegrityError):
        make.board(slug="sleep")
