"""A link makes one member staff, once, in time, and the table cannot be turned into a link."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from forum.accounts.signing_in import account_id
from forum.errors import Conflict, NotAllowed, NotFound, Refused
from forum.events import take_news
from forum.handles.reserving import reserved
from forum.handles.speaking import Writer, become_known, offers
from forum.permissions import Role
from forum.staff.appointing.inviting import (
    Duties,
    accept,
    find_invitation,
    forget_invitations,
    invite,
    link_to,
)
from forum.staff.appointing.withdrawing import open_invitations
from forum.staff.models import Invitation, Staff
from forum.staff.news import StaffInvited, StaffJoined
from forum.staff.reading import find_on_duty

ASH, BIRCH, CEDAR = (bytes([n]) * 32 for n in (1, 2, 3))
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = NOON.date()


@pytest.fixture
def token(session) -> str:
    """An invitation to be a moderator of all boards."""
    return invite(session, Duties(Role.MODERATOR), by=None, at=NOON)


def join(session, token, root=ASH, name="Steady Otter", today=TODAY) -> Staff:
    return accept(session, root, token, name=name, today=today)


def test_a_link_is_the_site_s_address_and_a_token(token):
    assert len(token) == 43
    assert link_to("https://forum.example/", token) == f"https://forum.example/staff/join/{token}"


def test_the_table_holds_nothing_that_a_link_could_be_made_of(session, token):
    row = session.scalars(select(Invitation)).one()

    assert len(row.id) == 16
    assert token.encode() not in row.id
    assert (row.role, row.boards, row.until) == ("moderator", "", TODAY + timedelta(days=7))
    assert take_news(session) == [StaffInvited("moderator")]


def test_whoever_opens_it_is_staff_under_their_working_name(session, token):
    staff = join(session, token, name="  steady   Otter")

    duty = find_on_duty(session, ASH)
    assert duty is not None
    assert (duty.staff_id, duty.name, duty.role) == (account_id(ASH), "steady Otter", "moderator")
    assert staff.boards == ""
    assert take_news(session)[1:] == [StaffJoined(account_id(ASH), "steady Otter")]


def test_the_boards_of_an_invitation_are_theirs(session, make):
    make.board(slug="sleep")
    make.board(slug="low-days")
    wanted = Duties(Role.MODERATOR, ["sleep", "low-days"])

    join(session, invite(session, wanted, by=None, at=NOON))

    assert find_on_duty(session, ASH).boards == {"sleep", "low-days"}


def test_a_link_is_good_once(session, token):
    join(session, token)

    with pytest.raises(NotFound):
        join(session, token, BIRCH, "Calm Wren")
    assert not open_invitations(session, today=TODAY)


def test_of_two_who_read_it_in_the_same_moment_one_wins(session, token, monkeypatch):
    asked = find_invitation(session, token, today=TODAY)
    join(session, token)
    monkeypatch.setattr("forum.staff.appointing.inviting.find_invitation", lambda *_, **__: asked)

    with pytest.raises(Conflict):
        join(session, token, BIRCH, "Calm Wren")
    assert find_on_duty(session, BIRCH) is None


@pytest.mark.parametrize(("days", "is_good"), [(0, True), (7, True), (8, False), (400, False)])
def test_a_link_is_good_for_seven_days(session, token, days, is_good):
    day = TODAY + timedelta(days=days)

    assert len(open_invitations(session, today=day)) == is_good
    if is_good:
        assert join(session, token, today=day)
    else:
        with pytest.raises(NotFound):
            join(session, token, today=day)


def test_links_that_are_too_old_are_forgotten(session, token):
    forget_invitations(session, today=TODAY + timedelta(days=7))
    assert len(session.scalars(select(Invitation)).all()) == 1

    forget_invitations(session, today=TODAY + timedelta(days=8))
    assert session.scalars(select(Invitation)).all() == []


@pytest.mark.parametrize("wrong", ["", "x", "A" * 43])
def test_another_token_opens_nothing(session, token, wrong):
    with pytest.raises(NotFound):
        join(session, wrong)


def test_who_is_staff_already_leaves_the_link_to_somebody_else(session, token, appoint):
    appoint(ASH)

    with pytest.raises(Refused, match="already"):
        join(session, token, name="Calm Wren")
    assert join(session, token, BIRCH, "Calm Wren")


@pytest.mark.parametrize("name", ["Steady Otter", "steady-otter", "STEADY OTTER"])
def test_a_working_name_belongs_to_one(session, token, appoint, name):
    appoint(BIRCH)

    with pytest.raises(Refused, match="Somebody else") as refused:
        join(session, token, name=name)
    assert refused.value.field == "name"
    assert len(open_invitations(session, today=TODAY)) == 1


def test_a_name_that_a_member_is_known_by_is_nobody_s_working_name(session):
    [name, *_] = offers(session, CEDAR, 0)
    become_known(session, Writer(root=CEDAR, known_name=name), today=TODAY)
    session.commit()
    again = invite(session, Duties(Role.MODERATOR), by=None, at=NOON)

    for typed in (name, name.upper()):
        with pytest.raises(Refused, match="known by"):
            join(session, again, name=typed)


@pytest.mark.parametrize(
    ("role", "wanted"), [("lead", Role.OPERATOR), ("moderator", Role.MODERATOR)]
)
def test_nobody_invites_above_themselves(session, appoint, role, wanted):
    appoint(ASH, role)

    with pytest.raises(NotAllowed):
        invite(session, Duties(wanted), by=find_on_duty(session, ASH), at=NOON)


def test_who_invited_is_told_to_whoever_records_it(session, appoint):
    appoint(ASH, "lead")

    invite(session, Duties(Role.LEAD), by=find_on_duty(session, ASH), at=NOON)

    assert take_news(session) == [StaffInvited("lead", (), account_id(ASH))]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Duties(Role.MODERATOR, ["nowhere"]), "no board 'nowhere'"),
        (Duties(Role.LEAD, ["nowhere"]), "Only a moderator"),
        (Duties(Role.OPERATOR, ["nowhere"]), "Only a moderator"),
    ],
)
def test_boards_that_cannot_be_theirs_are_refused(session, wanted, words):
    with pytest.raises(Refused, match=words):
        invite(session, wanted, by=None, at=NOON)


def test_nobody_else_can_be_known_by_the_name_that_was_chosen(session, token):
    join(session, token, name="Steady-Otter")

    assert reserved(session, ["Steady Otter"]) == {"Steady Otter"}
