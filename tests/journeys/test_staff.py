"""Becoming staff, giving codes, being on duty, and going, as a browser without script does it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from forum.clock import now
from forum.staff.shifts import on_until
from forum.transaction import reading
from tests.codes import code_of, next_code_of

FACTOR, STEP_UP, STAFF = "/me/second-factor", "/step-up", "/operator/staff"


@pytest.fixture
def lead(visit):
    return visit().arrive_on_duty("lead", name="Calm Wren")


def invitation(lead, **fields: str) -> str:
    """Let the lead make a link; return its path."""
    page = lead.send(lead.get(STAFF), f"{STAFF}/invite", **{"role": "moderator"} | fields)
    return page.one("[data-invitation]").get_text().removeprefix("http://127.0.0.1:8000")


def accept(visitor, address: str, name: str = "Steady Otter"):
    return visitor.send(visitor.get(address), address, name=name)


def enrol(visitor, page):
    secret = page.one("[data-totp-secret]").get_text()
    kept = visitor.send(page, FACTOR, code=code_of(secret))
    return secret, [code.get_text() for code in kept.all("[data-recovery-code]")]


def without_code(visitor):
    with visitor.client.session_transaction() as kept:
        del kept["code_at"]
    return visitor


def test_a_link_leads_a_member_to_their_duties(lead, member, visit, inside):
    # Given a board, and a link that is shown once
    with inside() as make:
        make.board(slug="sleep", name="Sleep")
    address = invitation(lead, boards="sleep")
    assert lead.get(STAFF).all("[data-invitation]") == []
    assert "For a moderator, for sleep." in lead.get(STAFF).one("[data-open-invitation]").text

    # When a member opens it
    page = member.get(address)
    assert "You are asked to be a moderator, for Sleep." in page.words
    _, codes = enrol(member, accept(member, address))

    # Then they have eight codes, are on the list, and the link is used up
    assert len(codes) == 8
    assert "Steady Otter" in lead.get(STAFF).words
    assert member.get("/me/on-duty").status == 200
    assert visit().arrive().get(address).status == 404
    assert member.get(FACTOR).heading == "Keep these eight codes"
    member.send(member.get(FACTOR), FACTOR)
    assert "You have 8 codes on paper left." in member.get(FACTOR).words


def test_a_guest_signs_in_first_and_comes_back_to_the_link(guest, lead):
    address = invitation(lead)

    answer = guest.client.get(address)

    assert (answer.status_code, answer.location) == (303, f"/sign-in?next={address}")


def test_a_name_that_is_taken_is_told_beside_its_box_and_the_link_stays_good(lead, member):
    address = invitation(lead)

    page = accept(member, address, "calm wren")

    assert page.status == 422
    assert "Somebody else has that working name." in page.problems
    assert page.one("[name=name]")["value"] == "calm wren"
    assert accept(member, address).heading == "Set up your second factor"


def test_many_who_open_one_link_in_the_same_second_make_one_moderator(app, visit, lead):
    address, together = invitation(lead), Barrier(4)
    people = [visit().arrive() for _ in range(4)]
    tokens = [p.get(address).form(address).fields["csrf_token"] for p in people]

    def press(number: int) -> int:
        together.wait()
        fields = {"name": f"Otter {'abcd'[number]}", "csrf_token": tokens[number]}
        return people[number].client.post(address, data=fields).status_code

    with ThreadPoolExecutor(4) as threads:
        statuses = sorted(threads.map(press, range(4)))

    assert statuses.count(303) == 1
    assert set(statuses) <= {303, 404, 409}
    assert len(lead.get(STAFF).all("[data-staff]")) == 2


def test_one_code_pressed_many_times_at_once_opens_once(visit):
    moderator, together = visit().arrive_on_duty(), Barrier(4)
    browsers = [without_code(visit().arrive_on_duty(root=moderator.root)) for _ in range(4)]
    tokens = [b.get(STEP_UP).form(STEP_UP).fields["csrf_token"] for b in browsers]
    code = code_of(moderator.totp_secret)

    def press(number: int) -> int:
        together.wait()
        fields = {"code": code, "csrf_token": tokens[number]}
        return browsers[number].client.post(STEP_UP, data=fields).status_code

    with ThreadPoolExecutor(4) as threads:
        statuses = sorted(threads.map(press, range(4)))

    assert statuses == [303, 422, 422, 422]


def test_a_code_opens_the_visit_under_a_new_cookie_and_not_a_second_time(visit):
    moderator = without_code(visit().arrive_on_duty())
    old = moderator.client.get_cookie("s").value
    page = moderator.get("/me/on-duty")
    assert page.heading == "Give your code"
    wrong = moderator.send(page, STEP_UP, code="000 000x")
    assert wrong.status == 422
    assert wrong.problems

    code = code_of(moderator.totp_secret)
    there = moderator.send(wrong, STEP_UP, code=f"{code[:3]} {code[3:]}")

    assert (there.heading, there.address) == ("On duty", "/me/on-duty")
    assert moderator.client.get_cookie("s").value != old
    again = moderator.send(moderator.get(STEP_UP), STEP_UP, code=code)
    assert "used before" in again.problems


def test_a_code_on_paper_stands_in_for_the_phone_once(lead, member):
    _, codes = enrol(member, accept(member, invitation(lead)))
    without_code(member)

    assert member.send(member.get("/me/on-duty"), STEP_UP, code=codes[0]).heading == "On duty"
    again = member.send(member.get(STEP_UP), STEP_UP, code=codes[0])
    assert "works once" in again.problems


def test_what_was_typed_comes_back_after_the_code(lead):
    page = lead.get(STAFF)
    without_code(lead)

    asked = lead.send(page, f"{STAFF}/invite", role="lead")
    assert "What you typed is safe." in asked.words
    back = lead.send(asked, STEP_UP, code=code_of(lead.totp_secret))

    assert back.address == STAFF
    assert back.one("[name=role][checked]")["value"] == "lead"


def test_a_visit_that_was_opened_elsewhere_cannot_replace_the_second_factor(lead, visit):
    """Somebody with the six words alone, who was here before the factor was set up."""
    member = visit().arrive()
    first = accept(member, invitation(lead))
    thief = visit().arrive(root=member.root)
    page = thief.get(FACTOR)
    enrol(member, first)

    secret = page.one("[data-totp-secret]").get_text()
    answer = thief.send(page, FACTOR, code=code_of(secret))

    assert answer.heading == "Give your code"
    assert thief.send(answer, STEP_UP, code=next_code_of(secret)).status == 422


def test_a_new_phone_is_set_up_with_a_code_of_the_old_one(visit):
    moderator = visit().arrive_on_duty()
    new, codes = enrol(moderator, moderator.send(moderator.get(FACTOR), FACTOR, action="renew"))
    moderator.send(moderator.get(FACTOR), FACTOR)
    without_code(moderator)

    old = moderator.send(moderator.get(STEP_UP), STEP_UP, code=code_of(moderator.totp_secret))
    assert old.status == 422
    assert moderator.send(old, STEP_UP, code=next_code_of(new)).status == 200
    assert len(codes) == 8


def test_the_square_is_a_picture_of_ours_and_shown_only_while_it_is_set_up(visit):
    moderator = visit().arrive_on_duty()
    assert moderator.get(f"{FACTOR}/square.png").status == 404
    page = moderator.send(moderator.get(FACTOR), FACTOR, action="renew")

    answer = moderator.client.get(page.one("img.square")["src"])

    assert answer.content_type == "image/png"
    assert answer.headers["Cache-Control"] == "no-store"
    assert len(page.one("[data-totp-secret]").get_text().split()) == 8


def test_a_moderator_says_that_they_are_on_and_goes_early(app, visit):
    moderator = visit().arrive_on_duty()
    page = moderator.send(moderator.get("/me/on-duty"), "/me/on-duty", until="3")
    with app.app_context():
        until = on_until(reading())

    assert "You are on for about 3 hours." in page.words
    assert page.one("[name=until] option[selected]")["value"] == "3"
    assert until is not None
    assert (until.minute, until.second) == (0, 0)
    assert 2.9 < (until - now()).total_seconds() / 3600 < 4.1
    off = moderator.send(page, "/me/on-duty")
    assert "You are off." in off.words


@pytest.mark.parametrize("until", ["", "0", "99", "soon"])
def test_another_number_of_hours_is_refused(visit, until):
    moderator = visit().arrive_on_duty()

    assert moderator.send(moderator.get("/me/on-duty"), "/me/on-duty", until=until).status == 422


def test_whoever_is_removed_is_out_at_once_and_can_be_invited_again(lead, visit):
    moderator = visit().arrive_on_duty()
    page = lead.get(f"{STAFF}/remove?name=Steady+Otter")
    assert page.heading == "Remove Steady Otter"

    lead.send(page, f"{STAFF}/remove")

    assert moderator.get("/me/on-duty").status == 403
    assert accept(moderator, invitation(lead)).heading == "Set up your second factor"


def test_the_last_lead_is_warned_before_they_remove_themselves(lead):
    page = lead.get(f"{STAFF}/remove?name=Calm+Wren")
    assert "This is the last lead." in page.words

    warned = lead.send(page, f"{STAFF}/remove")
    assert warned.status == 422
    assert lead.get(STAFF).status == 200

    lead.send(warned, f"{STAFF}/remove", sure="y")
    assert lead.get(STAFF).status == 403


def test_an_invitation_without_a_role_asks_for_one(visit):
    lead = visit().arrive_on_duty("lead")

    page = lead.send(lead.get(STAFF), f"{STAFF}/invite", role="")

    assert page.status == 422
    assert "Choose what they will be." in page.words
