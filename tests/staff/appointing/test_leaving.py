"""Whoever is removed is out at once, with all that made them staff."""

import pytest
from sqlalchemy import func, select

from forum.accounts.signing_in import account_id
from forum.clock import now
from forum.errors import NotAllowed, Refused
from forum.events import take_news
from forum.handles.reserving import reserve, reserved
from forum.staff.appointing.leaving import find_staff, remove, warning_before
from forum.staff.models import RecoveryCode, SecondFactor, Shift, Staff
from forum.staff.news import StaffLeft
from forum.staff.reading import find_on_duty
from forum.staff.second_factor import new_secret
from forum.staff.shifts import say_until
from tests.codes import give_factor

ASH, BIRCH = bytes([1]) * 32, bytes([2]) * 32


def test_duties_factor_codes_and_shift_go_together(session, appoint):
    staff_id = appoint(ASH).account_id
    give_factor(session, ASH, new_secret())
    say_until(session, staff_id, now())

    remove(session, "steady otter", by=None, is_sure=False)

    tables = (Staff, SecondFactor, RecoveryCode, Shift)
    assert [session.scalar(select(func.count()).select_from(each)) for each in tables] == [0] * 4
    assert take_news(session) == [StaffLeft(staff_id, "Steady Otter")]


def test_a_name_that_nobody_has_is_told(session, appoint):
    appoint(ASH)

    for deed in (find_staff, lambda *a: remove(*a, by=None, is_sure=True)):
        with pytest.raises(Refused, match="Nobody") as refused:
            deed(session, "Calm Wren")
        assert refused.value.field == "name"


@pytest.mark.parametrize(
    ("role", "warns"), [("lead", True), ("operator", True), ("moderator", False)]
)
def test_before_the_last_one_goes_it_is_said_what_will_be_missing(session, appoint, role, warns):
    staff = appoint(ASH, role)

    assert (warning_before(session, staff) is not None) is warns
    if warns:
        with pytest.raises(Refused, match=f"last {role}"):
            remove(session, "Steady Otter", by=find_on_duty(session, ASH), is_sure=False)
    assert remove(session, "Steady Otter", by=find_on_duty(session, ASH), is_sure=True)


def test_one_of_two_goes_without_a_warning(session, appoint):
    appoint(ASH, "lead")
    appoint(BIRCH, "lead", "Calm Wren")

    assert remove(session, "Steady Otter", by=find_on_duty(session, BIRCH), is_sure=False)


def test_a_lead_does_not_remove_an_operator_and_the_record_knows_who_removed(session, appoint):
    appoint(ASH, "lead")
    appoint(BIRCH, "operator", "Calm Wren")

    with pytest.raises(NotAllowed):
        remove(session, "Calm Wren", by=find_on_duty(session, ASH), is_sure=True)
    remove(session, "Steady Otter", by=find_on_duty(session, BIRCH), is_sure=True)

    assert take_news(session) == [StaffLeft(account_id(ASH), "Steady Otter", account_id(BIRCH))]


def test_the_working_name_is_free_again(session, appoint):
    appoint(ASH)
    reserve(session, "Steady Otter")

    remove(session, "steady otter", by=None, is_sure=False)

    assert reserved(session, ["Steady Otter"]) == set()
