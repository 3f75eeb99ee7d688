"""Who may do what, asked with values only."""

from dataclasses import dataclass

import pytest

from forum.boards.models import Reading
from forum.permissions import Act, Role, may, may_appoint, may_write, readable_by

MODERATOR = {"read_queue", "read_held", "decide", "pause", "audit"}
LEAD = MODERATOR | {"bar", "second_a_bar", "decide_appeal", "safety_lead", "rules", "replies"}
LEAD |= {"words", "staff"}
OPERATOR = {"audit", "staff", "boards", "help_lines", "settings", "rules", "words"}


@dataclass(frozen=True)
class Somebody:
    """A person as the questions here see one."""

    is_member: bool


GUEST, MEMBER = Somebody(is_member=False), Somebody(is_member=True)


@pytest.mark.parametrize(
    ("viewer", "reading", "allowed"),
    [
        (GUEST, Reading.EVERYONE, True),
        (GUEST, Reading.MEMBERS, False),
        (GUEST, Reading.GROUP, False),
        (MEMBER, Reading.EVERYONE, True),
        (MEMBER, Reading.MEMBERS, True),
        (MEMBER, Reading.GROUP, False),
    ],
)
def test_who_may_read_which_board(viewer, reading, allowed):
    assert (reading in readable_by(viewer)) is allowed


def test_only_members_may_write():
    assert may_write(MEMBER)
    assert not may_write(GUEST)


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        (None, set()),
        ("", set()),
        ("owner", set()),
        ("moderator", MODERATOR),
        ("lead", LEAD),
        ("operator", OPERATOR),
    ],
)
def test_who_may_do_what_and_nothing_else(role, acts):
    assert {act.value for act in Act if may(role, act)} == acts


def test_whoever_runs_the_machine_reads_no_held_words():
    assert not may(Role.OPERATOR, Act.READ_HELD)
    assert not may(Role.OPERATOR, Act.READ_QUEUE)


@pytest.mark.parametrize(
    ("role", "others"),
    [
        (None, set()),
        ("owner", set()),
        ("moderator", set()),
        ("lead", {"moderator", "lead"}),
        ("operator", {"moderator", "lead", "operator"}),
    ],
)
def test_nobody_appoints_above_themselves(role, others):
    assert {other.value for other in Role if may_appoint(role, other)} == others
