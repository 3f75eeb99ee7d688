"""Writing and joining are switched off for a while: it is said, and loses nobody a word."""

import pytest

from forum.transaction import db
from tests.counting import statements
from tests.proofs.walking import words_asked

SETTINGS = "/operator/settings"
OFF, ON = f"{SETTINGS}/writing-off", f"{SETTINGS}/writing-on"
WORDS = "I could not sleep again."


@pytest.fixture
def operator(visit):
    return visit().arrive_on_duty(role="operator", name="Grey Heron")


@pytest.fixture
def board(inside):
    with inside() as make:
        return make.board(slug="sleep", name="Sleep")


@pytest.fixture
def writing_is_off(operator, board):
    asked = operator.get(OFF)
    assert asked.heading == "Switch writing off for a while?"
    done = operator.send(asked, OFF, reopens="8am")
    assert done.address == SETTINGS
    assert "Writing is off: people can only read." in done.words
    return done


def test_nobody_starts_a_thread_and_the_words_stay(member, writing_is_off):
    here = "/boards/sleep/new"
    page = member.get(here)
    assert page.all("[data-writing-off]")

    again = member.send(page, here, title="Awake", body=WORDS, action="post")

    assert again.status == 422
    assert "Writing is off until 8am." in again.problems
    assert again.one("textarea[name=body]").get_text().strip() == WORDS


def test_nobody_replies_or_changes_words(member, operator, board):
    mine = member.send(
        member.get("/boards/sleep/new"),
        "/boards/sleep/new",
        title="Awake",
        body=WORDS,
        action="post",
    )
    thread = mine.address.partition("#")[0]
    edit = mine.one("a[href$='/edit']")["href"]
    operator.send(operator.get(OFF), OFF)

    reply = member.send(member.get(f"{thread}/reply"), f"{thread}/reply", body="x", action="post")
    change = member.send(member.get(edit), edit, body="Other words.", action="post")

    for answer in (reply, change):
        assert answer.status == 422
        assert "Writing is off just now." in answer.problems
    assert WORDS in member.get(thread).words


def test_everybody_reads_that_writing_is_off_and_where_help_is(guest, writing_is_off):
    said = guest.get("/").one("[data-writing-off]")

    assert "Writing is off until 8am." in said.get_text()
    assert said.select("a[href='/help']")
    assert guest.get("/boards/sleep").all("[data-writing-off]")


@pytest.mark.parametrize("address", ["/", "/boards/sleep"])
def test_a_page_looks_up_once_what_is_switched_off(app, guest, board, address):
    with app.app_context():
        engine = db.engine
    with statements(engine) as seen:
        guest.get(address)

    assert sum("FROM site_choice" in each for each in seen) == 1


def test_a_draft_is_kept_all_the_same(member, writing_is_off):
    here = "/boards/sleep/new"
    member.send(member.get(here), here, title="Awake", body=WORDS, action="draft")

    assert "Awake" in member.get("/me/drafts").words


def test_writing_is_on_again_with_one_press(member, operator, writing_is_off):
    done = operator.send(writing_is_off, ON)

    assert "Writing is on again." in done.words
    assert not member.get("/").all("[data-writing-off]")
    here = "/boards/sleep/new"
    posted = member.send(member.get(here), here, title="Awake", body=WORDS, action="post")
    assert posted.address.startswith("/t/")


def test_what_is_off_needs_the_operator(operator, writing_is_off):
    page = operator.get("/operator")

    assert "Writing is off: people can only read." in page.words
    assert page.all(f"main li a[href='{SETTINGS}']")


def test_other_settings_do_not_switch_it_on_again(operator, writing_is_off):
    done = operator.send(operator.get(SETTINGS), SETTINGS, hours="Most evenings")

    assert "Writing is off: people can only read." in done.words


def test_words_that_are_too_long_come_back(operator, board):
    again = operator.send(operator.get(OFF), OFF, reopens="x" * 201)

    assert again.status == 422
    assert again.one("input[name=reopens]")["value"] == "x" * 201


def test_a_switch_that_somebody_else_has_used_meanwhile_is_told(operator, visit, board):
    other = visit().arrive_on_duty(role="operator", name="Calm Badger")
    asked = other.get(OFF)
    operator.send(operator.get(SETTINGS), SETTINGS, hours="Most evenings")

    assert other.send(asked, OFF).status == 409


def test_nobody_new_joins_while_joining_is_off_and_members_come_in(guest, visit, operator):
    off, on = f"{SETTINGS}/joining-off", f"{SETTINGS}/joining-on"
    begun = guest.get("/join")
    done = operator.send(operator.get(off), off)
    assert "Joining is off: nobody new can come in." in done.words

    closed = visit().get("/join")
    assert (closed.status, closed.heading) == (200, "Nobody new can join just now")
    assert closed.all("main a[href='/sign-in']")
    assert closed.all("main a[href='/help']")
    assert guest.send(begun, "/join", rules="y").status == 403
    assert visit().get("/sign-in").status == 200

    operator.send(done, on)
    assert visit().get("/join").heading != "Nobody new can join just now"


def test_who_was_shown_their_six_words_before_joining_was_switched_off_gets_in(guest, operator):
    begun = guest.send(guest.get("/join"), "/join", age_ok="y", rules_ok="y")
    off = f"{SETTINGS}/joining-off"
    operator.send(operator.get(off), off)

    assert guest.get("/join").heading == begun.heading
    done = guest.send(begun, "/join", **words_asked(begun))

    assert done.address == "/"
    assert "You are in." in done.words


@pytest.mark.parametrize("address", [OFF, f"{SETTINGS}/joining-off"])
def test_operators_alone_switch(visit, member, guest, operator, address):
    assert operator.get(address).status == 200
    assert member.get(address).status == 403
    assert guest.get(address).heading == "Sign in"
    assert visit().arrive_on_duty(role="lead", name="Calm Badger").get(address).status == 403
