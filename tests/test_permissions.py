"""Who may do what, asked with values only."""

from dataclasses import dataclass

import pytest

from forum.boards.models import Reading
from forum.permissions import may_write, readable_by


@dataclass(frozen=True)
class Somebody:
    """A person as the questions here see one."""

    is_member: bool


GUEST, MEMBER = Somebody(is_member=False), Somebody(is_member=True)


@pytest.mark.parametrize(
    ("viewer", "reading", "may"),
    [
        (GUEST, Reading.EVERYONE, True),
        (GUEST, Reading.MEMBERS, False),
        (GUEST, Reading.GROUP, False),
        (MEMBER, Reading.EVERYONE, True),
        (MEMBER, Reading.MEMBERS, True),
        (MEMBER, Reading.GROUP, False),
    ],
)
def test_who_may_read_which_board(viewer, reading, may):
    assert (reading in readable_by(viewer)) is may


def test_only_members_may_write():
    assert may_write(MEMBER)
    assert not may_write(GUEST)
