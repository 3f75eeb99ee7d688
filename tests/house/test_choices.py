"""Choices for the whole place: defaults, one record for each change, nobody overwrites another."""

import pytest
from sqlalchemy import select

from forum.audit.models import Audit
from forum.errors import Refused
from forum.house.changing import By
from forum.house.choices import Choices, ChosenMeanwhile, choices_now, choose
from tests.makers import NOON

BY = By(bytes([5]) * 16, NOON)
WANTED = Choices(tighten_new=True, tighten_flags=True, hours="Most evenings")
FIRST = Choices().mark


def recorded(session) -> set[str]:
    return set(session.scalars(select(Audit.object).where(Audit.staff_id == BY.staff_id)))


def test_nothing_tightens_before_somebody_chose_it(session):
    assert choices_now(session) == Choices(tighten_new=False, tighten_flags=False, hours="")


def test_what_is_chosen_holds_and_each_change_is_recorded(session):
    choose(session, WANTED, seen=FIRST, by=BY)

    assert choices_now(session) == WANTED
    assert recorded(session) == {
        "setting:tighten-new",
        "setting:tighten-flags",
        "setting:hours",
    }


def test_a_choice_is_taken_back(session):
    choose(session, WANTED, seen=FIRST, by=BY)
    choose(session, Choices(), seen=WANTED.mark, by=BY)

    assert choices_now(session) == Choices()


def test_choosing_the_same_again_is_not_recorded(session):
    choose(session, Choices(), seen=FIRST, by=BY)

    assert recorded(session) == set()


def test_what_somebody_else_chose_meanwhile_is_told(session):
    choose(session, WANTED, seen=FIRST, by=BY)

    with pytest.raises(ChosenMeanwhile) as conflict:
        choose(session, Choices(), seen=FIRST, by=BY)
    assert conflict.value.now == WANTED


def test_long_hours_are_refused(session):
    with pytest.raises(Refused):
        choose(session, Choices(hours="x" * 201), seen=FIRST, by=BY)
