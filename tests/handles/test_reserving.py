"""A working name is nobody else's, however it is written, for as long as it is reserved."""

import pytest

from forum.errors import Refused
from forum.handles.reserving import (
    held_among,
    held_values,
    not_held,
    release,
    reserve,
    reserved,
)
from forum.handles.speaking import Writer, become_known, offers
from forum.handles.standing import standpoint
from forum.public_ids import new_id
from forum.sealing import new_root
from tests.makers import NOON


def test_a_name_is_reserved_in_whatever_way_it_is_written(session):
    reserve(session, "Steady-Otter")
    reserve(session, "steady otter")

    assert reserved(session, ["Steady Otter", "Calm Wren"]) == {"Steady Otter"}


def test_a_name_that_is_released_is_free_again(session):
    reserve(session, "Steady Otter")

    release(session, "steady  otter")

    assert reserved(session, ["Steady Otter"]) == set()


def test_no_member_is_offered_a_reserved_name_or_gets_it(session):
    root = new_root()
    name = offers(session, root, 0)[0]

    reserve(session, name)

    assert name not in offers(session, root, 0)
    assert name not in standpoint(session, root, new_id()).known_names
    with pytest.raises(Refused, match="taken"):
        become_known(session, Writer(root=root, known_name=name), today=NOON.date())
    assert become_known(session, Writer(root=root), today=NOON.date()).name != name


def test_names_that_are_not_held_can_be_asked_for_within_another_query(session):
    reserve(session, "Steady Otter")
    names = ["Steady Otter", "Calm Wren"]

    held = {row.name for row in session.execute(held_among(2), held_values(names))}
    other = {row.name for row in session.execute(held_among(1), held_values(["Calm Wren"]))}

    assert not_held(names, held) == ["Calm Wren"]
    assert not_held(names, other) == names
