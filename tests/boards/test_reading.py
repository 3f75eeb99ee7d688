import pytest

from forum.boards.models import Reading
from forum.boards.reading import board_for, board_row
from forum.errors import NotFound
from forum.web.visits.sessions import Guest, Member

GUEST, MEMBER = Guest(), Member(root=bytes(32))


def test_a_board_is_found_by_its_address(session, make):
    make.board()
    board = make.board(slug="sleep")

    assert board_for(session, "sleep", viewer=GUEST) is board
    assert board_row(session, "sleep", viewer=GUEST).id == board.id


@pytest.mark.parametrize("look_up", [board_for, board_row])
@pytest.mark.parametrize("slug", ["", "Sleep", "sleep ", "no-such-board"])
def test_what_is_no_board_is_absent(session, make, slug, look_up):
    make.board(slug="sleep")

    with pytest.raises(NotFound):
        look_up(session, slug, viewer=MEMBER)


@pytest.mark.parametrize("look_up", [board_for, board_row])
def test_a_board_for_members_is_absent_for_a_guest(session, make, look_up):
    board = make.board(reading=Reading.MEMBERS)

    assert look_up(session, board.slug, viewer=MEMBER).id == board.id
    with pytest.raises(NotFound):
        look_up(session, board.slug, viewer=GUEST)


@pytest.mark.parametrize("look_up", [board_for, board_row])
def test_a_closed_group_is_absent_for_who_is_not_in_it(session, make, look_up):
    board = make.board(reading=Reading.GROUP)

    with pytest.raises(NotFound):
        look_up(session, board.slug, viewer=MEMBER)
