"""Working names."""

import pytest

from forum.errors import Refused
from forum.staff.appointing.naming import check_name, slug_of


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Steady Otter", "Steady Otter"),
        ("  Steady   Otter ", "Steady Otter"),
        ("Ｓｔｅａｄｙ Otter", "Steady Otter"),
        ("Anne-Marie O’Hara", "Anne-Marie O'Hara"),
        ("Kim", "Kim"),
    ],
)
def test_a_name_is_kept_as_it_is_read(typed, name):
    assert check_name(typed) == name


@pytest.mark.parametrize(
    "typed",
    [
        *("", "  ", "Al", "x" * 31, "Steady Оtter", "Ste\u200bady", "Otter 2", "<b>Otter"),
        *("-Otter", "Otter\x00", "Otter@home"),
    ],
)
def test_what_could_be_taken_for_something_else_is_refused(typed):
    with pytest.raises(Refused) as refused:
        check_name(typed)

    assert refused.value.field == "name"


def test_names_that_look_alike_are_one_name():
    alike = ["Steady Otter", "steady-otter", "STEADY  OTTER"]

    assert {slug_of(name) for name in alike} == {"steady-otter"}
    assert slug_of("Steady Otters") != "steady-otter"
