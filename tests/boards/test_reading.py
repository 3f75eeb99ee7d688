import pytest

from forum.boards.models import Reading
from forum.boards.reading import board_for
from forum.errors import NotFound
from forum.web.visits.sessions import Guest, Member

GUEST, MEMBER = Guest(), Member(root=bytes(32))


def test_a_board_is_found_by_its_address(session, make):
    make.board()
    board = make.board(slug="sleep")

    assert board_for(session, "sleep", viewer=GUEST) is board


@pytest.mark.parametrize("slug", ["", "Sleep", "sleep ", "no-such-board"])
def test_what_is_no_board_is_absent(session, make, slug):
    make.board(slug="sleep")

    with pytest.raises(NotFound):
        board_for(session, slug, viewer=MEMBER)


def test_a_board_for_members_is_absent_for_a_guest(session, make):
    board = make.board(reading=Reading.MEMBERS)

    assert board_for(session, board.slug, viewer=MEMBER) is board
    with pytest.raises(NotFound):
        board_for(session, board.slug, viewer=GUEST)


def test_a_closed_group_is_absent_for_who_is_not_in_it(session, make):
    board = make.board(reading=Reading.GROUP)

    with pytest.raises(NotFound):
        board_for(session, board.slug, viewer=MEMBER)
