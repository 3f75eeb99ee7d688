"""The people who run the place see what needs them, and look after boards, lines and settings."""

from dataclasses import replace
from datetime import timedelta

import pytest

from forum.care.help_lines import present_edition
from forum.care.help_writing import written
from forum.clock import now
from tests.codes import code_of

BOARDS, LINES, SETTINGS = "/operator/boards", "/operator/help-lines", "/operator/settings"


@pytest.fixture
def operator(visit):
    return visit().arrive_on_duty(role="operator", name="Grey Heron")


@pytest.fixture
def board(inside):
    with inside() as make:
        return make.board(slug="sleep", name="Sleep").slug


def latest(operator) -> str:
    return operator.get("/moderation/audit").all("main tbody tr")[0].get_text(" ")


@pytest.mark.parametrize("address", ["/operator", BOARDS, LINES, SETTINGS, f"{LINES}/gb"])
def test_operators_alone_run_the_place(visit, guest, member, operator, address):
    assert operator.get(address).status == 200
    assert guest.get(address).heading == "Sign in"
    assert member.get(address).status == 403
    for role in ("moderator", "lead"):
        assert visit().arrive_on_duty(role=role, name=f"Calm {role}").get(address).status == 403


def test_what_needs_somebody_stands_first_and_leads_to_one_page(operator):
    page = operator.get("/operator")

    assert page.heading.endswith("need you")
    assert page.all("[data-weight]")[0]["data-weight"] == "broken"
    assert "worker does not run" in page.words
    assert page.all(f"main li a[href='{LINES}']")


def test_a_board_is_added_changed_and_put_in_order(operator, guest, board):
    new = operator.send(
        operator.get(f"{BOARDS}/new"),
        f"{BOARDS}/new",
        name="Late nights",
        slug="late-nights",
        description="When sleep does not come.",
        rules="Be soft\nNo clocks",
    )
    assert new.address == BOARDS
    assert "Late nights" in guest.get("/").words
    assert "Changed a board" in latest(operator)

    here = f"{BOARDS}/late-nights"
    operator.send(operator.get(here), here, name="Nights", posting="everything")
    assert "No clocks" in guest.get("/boards/late-nights").words
    assert operator.get(here).one("input[value=everything]").has_attr("checked")

    moved = operator.send(operator.get(BOARDS), f"{here}/up")
    assert [h.get_text() for h in moved.all("main li h2")] == ["Nights", "Sleep"]


def test_a_board_is_closed_and_opened_again(operator, member, board):
    page = operator.get(BOARDS)
    assert not page.all("form[action$=archive]")
    asked = operator.get(page.one("a[href$='/archive']")["href"])
    assert asked.heading == "Close Sleep to new words?"
    assert "can still be read" in asked.words
    assert "open it again" in asked.words
    closed = operator.send(asked, f"{BOARDS}/sleep/archive")
    assert "Closed. People can still read it." in closed.words
    assert member.get("/boards/sleep").status == 200

    again = operator.send(closed, f"{BOARDS}/sleep/open")
    assert "It is open again." in again.words


@pytest.mark.parametrize("page", ["new", "sleep"])
def test_a_board_that_does_not_fit_comes_back_as_it_was_typed(operator, board, page):
    where = f"{BOARDS}/{page}"
    again = operator.send(operator.get(where), where, name="", description="Words that stay")

    assert again.status == 422
    assert again.one("input[name=description]")["value"] == "Words that stay"
    assert again.problems


def test_two_operators_at_one_board_lose_nothing(operator, visit, board):
    other = visit().arrive_on_duty(role="operator", name="Calm Badger")
    here = f"{BOARDS}/sleep"
    mine, theirs = operator.get(here), other.get(here)

    operator.send(mine, here, name="My name")
    page = other.send(theirs, here, name="Their name")

    assert page.status == 409
    assert "My name" in page.one("[data-other]").get_text()
    assert page.one("input[name=name]")["value"] == "Their name"
    assert other.send(page, here).address == BOARDS
    stale = other.post(f"{here}/archive", {"mark": "old", "csrf_token": _token(theirs)})
    assert stale.status == 409


def test_settings_are_kept_recorded_and_shown_beside_the_environment(operator):
    page = operator.get(SETTINGS)
    assert "LAMPLIT_SITE_NAME" in page.words

    done = operator.send(page, SETTINGS, tighten_new="y", hours="Most evenings")

    assert done.address == SETTINGS
    assert done.one("input[name=tighten_new]").has_attr("checked")
    assert not done.one("input[name=tighten_flags]").has_attr("checked")
    assert done.one("input[name=hours]")["value"] == "Most evenings"
    assert "Changed a setting" in latest(operator)


@pytest.mark.parametrize("address", ["/", "/how-we-moderate"])
def test_everybody_reads_when_moderators_are_usually_on(operator, visit, guest, address):
    operator.send(operator.get(SETTINGS), SETTINGS, hours="Most evenings.")
    said = "When they are usually on: Most evenings"

    assert f"No moderator is on right now. {said}" in guest.get(address).words
    moderator = visit().arrive_on_duty(name="Steady Otter")
    moderator.send(moderator.get("/me/on-duty"), "/me/on-duty", until="3")
    assert said in guest.get(address).words


def test_the_menu_leads_those_who_run_the_place_there(operator, visit, member):
    assert operator.get("/").all(".mainnav a[href='/operator']")
    [here] = operator.get(SETTINGS).all(".mainnav a[aria-current]")
    assert here["href"] == "/operator"
    lead = visit().arrive_on_duty(role="lead", name="Calm Badger")
    for reader in (member, lead):
        assert not reader.get("/").all(".mainnav a[href='/operator']")


def test_hours_that_are_too_long_come_back_as_typed(operator):
    again = operator.send(operator.get(SETTINGS), SETTINGS, hours="x" * 201)

    assert again.status == 422
    assert again.one("input[name=hours]")["value"] == "x" * 201


def test_two_operators_at_the_settings_lose_nothing(operator, visit):
    other = visit().arrive_on_duty(role="operator", name="Calm Badger")
    mine, theirs = operator.get(SETTINGS), other.get(SETTINGS)

    operator.send(mine, SETTINGS, tighten_flags="y")
    page = other.send(theirs, SETTINGS, hours="At night")

    assert page.status == 409
    assert "Flagged posts wait: yes" in page.one("[data-other]").get_text()
    assert page.one("input[name=hours]")["value"] == "At night"


def test_a_help_line_is_added_hidden_and_marked_as_checked(operator, guest):
    here = f"{LINES}/gb"
    added = operator.send(operator.get(here), here, name="Night owls", number="0800 123")
    assert added.address == here
    assert "Night owls" in guest.get("/help?region=gb").words
    assert "Changed the help lines" in latest(operator)

    asked = operator.get(f"{here}/hide?line=Night+owls")
    assert asked.heading == "Hide Night owls?"
    assert "no longer shows it in United Kingdom" in asked.words
    hidden = operator.send(asked, f"{here}/hide")
    assert "Night owls" in hidden.words
    assert "Night owls" not in guest.get("/help?region=gb").words

    operator.send(hidden, f"{here}/checked")
    rows = operator.get(LINES)
    assert not rows.one("[data-region=gb]").select("[data-aged]")


def test_a_line_without_a_number_comes_back_as_typed(operator):
    here = f"{LINES}/gb"
    again = operator.send(operator.get(here), here, name="Night owls", number="soon")

    assert again.status == 422
    assert "number or an address that works" in again.problems
    assert again.one("input[name=name]")["value"] == "Night owls"


def test_two_operators_at_the_help_lines_lose_nothing(operator, visit):
    other = visit().arrive_on_duty(role="operator", name="Calm Badger")
    here = f"{LINES}/gb"
    mine, theirs = operator.get(here), other.get(here)

    operator.send(mine, here, name="Night owls", number="0800 123")
    page = other.send(theirs, here, name="Early birds", number="0800 456")

    assert page.status == 409
    assert page.one("input[name=name]")["value"] == "Early birds"
    assert other.send(page, here).address == here


def test_lines_that_nobody_checked_for_two_months_are_marked(operator, settings):
    old = present_edition(settings.data).find("gb")
    day = now().date() - timedelta(days=61)
    text = written([replace(old, checked_on=day)], only=False)
    (settings.data / "help-lines.toml").write_text(text)

    assert operator.get(LINES).one("[data-region=gb] [data-aged]")
    assert operator.get(f"{LINES}/gb").all("[data-aged]")


@pytest.mark.parametrize(
    ("here", "field"),
    [
        (SETTINGS, "hours"),
        (f"{BOARDS}/new", "description"),
        (f"{BOARDS}/sleep", "description"),
        (f"{LINES}/gb", "about"),
    ],
)
def test_words_are_there_again_after_a_code_was_asked_for(operator, board, here, field):
    page = operator.get(here)
    with operator.client.session_transaction() as visit:
        del visit["code_at"]

    asked = operator.send(page, here, **{field: "Words that stay"})
    assert asked.address.startswith("/step-up")
    operator.send(asked, "/step-up", code=code_of(operator.totp_secret))

    assert operator.get(here).one(f"input[name={field}]")["value"] == "Words that stay"


def _value(page, name: str) -> str:
    return page.all(f"input[name={name}]")[0]["value"]


def _token(page) -> str:
    return _value(page, "csrf_token")
