"""A link that nobody used is taken back, and the name of staff stays theirs."""

import pytest

from forum.handles.reserving import reserve
from forum.handles.speaking import offers
from forum.transaction import reading, transaction

STAFF = "/operator/staff"
WITHDRAW = f"{STAFF}/withdraw"


@pytest.fixture
def lead(visit):
    return visit().arrive_on_duty("lead", name="Calm Wren")


@pytest.fixture
def link(lead) -> str:
    page = lead.send(lead.get(STAFF), f"{STAFF}/invite", role="moderator")
    return page.one("[data-invitation]").get_text().removeprefix("http://127.0.0.1:8000")


def test_a_lead_takes_a_link_back_and_it_opens_nothing(lead, member, link):
    page = lead.send(lead.get(STAFF), WITHDRAW)

    assert "The link is good no longer." in page.words
    assert page.all("[data-open-invitation]") == []
    assert member.get(link).status == 404
    assert "Took an invitation back" in lead.get("/moderation/audit").words


def test_a_link_that_was_used_meanwhile_is_told_of_and_the_staff_stay(lead, member, link):
    page = lead.get(STAFF)
    member.send(member.get(link), link, name="Steady Otter")

    told = lead.send(page, WITHDRAW)

    assert "That link was used or taken back already." in told.words
    assert "Steady Otter" in told.words


def test_an_operator_s_link_has_no_button_for_a_lead(lead, app, visit):
    operator = visit().arrive_on_duty("operator", name="Grey Heron")
    page = operator.send(operator.get(STAFF), f"{STAFF}/invite", role="operator")
    [asked] = page.all("[name=invitation]")

    seen = lead.get(STAFF)

    assert len(seen.all("[data-open-invitation]")) == 1
    assert seen.all("[name=invitation]") == []
    token = seen.all("[name=csrf_token]")[0]["value"]
    fields = {"invitation": asked["value"], "csrf_token": token}
    assert lead.post(WITHDRAW, fields).status == 403


@pytest.mark.parametrize("mark", ["", "x", "0" * 16])
def test_what_is_no_invitation_takes_none_back(lead, link, mark):
    page = lead.send(lead.get(STAFF), WITHDRAW, invitation=mark)

    assert "used or taken back already" in page.words
    assert len(page.all("[data-open-invitation]")) == 1


def test_a_member_is_not_offered_a_name_of_staff(member, app):
    with app.app_context():
        name = offers(reading(), member.root, 0)[0]
        with transaction() as session:
            reserve(session, name)

    page = member.get("/me/name")

    assert name not in page.words
    answer = member.send(page, "/me/name", known_name=name)
    assert answer.status == 422
    assert "taken that name" in answer.problems
