"""Statements: the worst first, each in a sentence or two, and a heading that counts them."""

from dataclasses import replace
from datetime import timedelta

from forum.operating.telling.facts import Weight
from forum.operating.telling.statements import heading, statements
from tests.makers import NOON
from tests.operating.telling.test_machine import MACHINE
from tests.operating.telling.test_place import PLACE


def test_where_all_is_well_nothing_needs_anybody():
    told = statements(MACHINE, PLACE, NOON)

    assert heading(told) == "Nothing needs you"
    assert {each.weight for each in told} == {Weight.WELL}


def test_what_is_broken_comes_before_what_is_late_and_that_before_what_is_well():
    full, empty = replace(MACHINE, disk_share=0.99), replace(PLACE, open_boards=0)

    told = statements(full, empty, NOON)

    assert [each.weight for each in told[:3]] == [Weight.BROKEN, Weight.LATE, Weight.WELL]
    assert heading(told) == "2 things need you"


def test_one_thing_is_one():
    told = statements(MACHINE, replace(PLACE, moderators=0), NOON)

    assert heading(told) == "One thing needs you"


def test_the_day_is_that_of_the_moment():
    later = NOON + timedelta(days=3)

    assert statements(MACHINE, PLACE, later)[0].weight is Weight.LATE
