"""Who is on the staff, and as what."""

from forum.accounts.signing_in import account_id
from forum.permissions import Role
from forum.sealing import new_root
from forum.staff.reading import all_staff, find_on_duty, names_of
from tests.codes import give_factor
from tests.counting import statements

ASH, BIRCH = bytes([1]) * 32, bytes([2]) * 32
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def test_a_member_without_duties_has_none(session):
    assert find_on_duty(session, new_root()) is None


def test_duties_are_found_as_the_table_has_them(session, appoint):
    appoint(ASH, "lead", boards="sleep\nlow-days")

    duty = find_on_duty(session, ASH)

    assert duty is not None
    assert (duty.staff_id, duty.name, duty.role) == (account_id(ASH), "Steady Otter", Role.LEAD)
    assert duty.boards == {"sleep", "low-days"}
    assert duty.root == ASH
    assert not duty.has_second_factor


def test_whether_they_have_a_second_factor_is_told_in_the_same_query(session, appoint):
    appoint(ASH)
    give_factor(session, ASH, SECRET)

    with statements(session.get_bind()) as seen:
        duty = find_on_duty(session, ASH)

    assert duty is not None
    assert duty.has_second_factor
    assert len(seen) == 1


def test_no_boards_are_all_boards(session, appoint):
    appoint(ASH)
    appoint(BIRCH, boards="sleep", name="Calm Wren")

    everywhere, one = find_on_duty(session, ASH), find_on_duty(session, BIRCH)

    assert everywhere.covers("sleep")
    assert everywhere.covers("low-days")
    assert one.covers("sleep")
    assert not one.covers("low-days")


def test_a_root_is_never_shown(session, appoint):
    appoint(ASH)

    assert repr(ASH) not in repr(find_on_duty(session, ASH))


def test_working_names_are_found_for_those_who_are_still_there(session, appoint):
    here = appoint(ASH).account_id

    assert names_of(session, [here, bytes(16)]) == {here: "Steady Otter"}
    assert names_of(session, []) == {}


def test_all_staff_stand_in_the_order_of_their_names(session, appoint):
    appoint(ASH)
    appoint(BIRCH, name="Calm Wren")

    assert [staff.name for staff in all_staff(session)] == ["Calm Wren", "Steady Otter"]
