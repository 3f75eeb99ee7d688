"""Every role has its words, with the article that goes before it."""

import pytest

from forum.permissions import Role
from forum.staff.calling import ASKED, CALLED, NAMED, asked_to_be, called, gone_said


def test_every_role_has_its_words():
    assert set(NAMED) == set(CALLED) == set(ASKED) == set(Role)


@pytest.mark.parametrize(
    ("role", "asked", "gone"),
    [
        (Role.MODERATOR, "a moderator", "Calm Wren is not a moderator any more."),
        (Role.LEAD, "a lead", "Calm Wren is not a lead any more."),
        (Role.OPERATOR, "an operator", "Calm Wren is not an operator any more."),
    ],
)
def test_a_role_is_said_with_its_article(role, asked, gone):
    assert (called(role), asked_to_be(role)) == (role.value, asked)
    assert gone_said("Calm Wren", role) == gone
