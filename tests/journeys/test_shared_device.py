"""On a device that other people use: short patience, titles that tell nothing, no way back in."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from forum.accounts.credentials import PASSPHRASE, Opened, add_way_in
from forum.accounts.passphrases import new_passphrase, normalise
from forum.accounts.unlocking import salt_of, unlock_with_passphrase
from forum.clock import now
from forum.public_ids import to_text
from forum.sealing import new_root
from forum.transaction import reading, transaction
from forum.web.look import COOKIES_OFF
from forum.web.visits.session_store import IDLE, LONGEST, SHARED
from tests.proofs.routes import dump
from tests.proofs.walking import words_asked
from tests.standing_still import StandingStill
from tests.visitor import PageSeen, Visitor

SIX = new_passphrase()
NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)
KINDS = {"Boards", "Board", "Thread", "Write", "Page", "Help", "Rules", "Privacy", "Join"}
KINDS |= {"Notes"}


@pytest.fixture
def words(app) -> str:
    """The six words of a member."""
    with app.app_context():
        unlock = unlock_with_passphrase(normalise(SIX), salt_of(reading()))
        with transaction() as session:
            opened = Opened(new_root(), 0)
            add_way_in(session, unlock, opened, kind=PASSPHRASE, year=now().year)
    return SIX


@pytest.fixture
def at(time_stands) -> StandingStill:
    """The time: it is noon."""
    time_stands.moment = NOON
    return time_stands


@pytest.fixture
def quiet_time(settings, at) -> Callable[[], timedelta]:
    """Tells how long the one visit may be quiet from now on, as the file says."""

    def told() -> timedelta:
        with closing(sqlite3.connect(settings.data / "sessions.db")) as file:
            [(until,)] = file.execute("SELECT idle_until FROM session").fetchall()
        return timedelta(seconds=until - at.moment.timestamp())

    return told


def look_of(visitor: Visitor) -> str | None:
    cookie = visitor.client.get_cookie("look")
    return cookie.value if cookie else None


def sign_in(visitor: Visitor, words: str, **ticks: str) -> PageSeen:
    return visitor.send(visitor.get("/sign-in"), "/sign-in", passphrase=words, **ticks)


@pytest.mark.parametrize(
    ("ticks", "kept", "quiet"), [({"shared": "y"}, "shared", SHARED.idle), ({}, None, IDLE)]
)
def test_a_tick_at_signing_in_makes_the_visit_short(guest, words, quiet_time, ticks, kept, quiet):
    sign_in(guest, words, **ticks)

    assert (look_of(guest), quiet_time()) == (kept, quiet)


def test_the_visit_is_short_before_the_next_page_is_asked_for(guest, words, quiet_time):
    fields = guest.get("/sign-in").form("/sign-in").fields

    guest.client.post("/sign-in", data=fields | {"passphrase": words, "shared": "y"})

    assert quiet_time() == SHARED.idle


def test_a_tick_at_joining_counts_from_then_on(guest, quiet_time):
    first = guest.get("/join")
    keep = guest.send(first, "/join", rules_ok="y", age_ok="y", shared="y")
    told = [look_of(guest), str(keep.one("title").string)]
    home = guest.send(keep, "/join", **words_asked(keep))

    assert told == ["shared", "Page"]
    assert "Sign out" in home.words
    assert quiet_time() == SHARED.idle


def test_signing_in_shows_what_was_chosen_and_unticking_takes_it_back(guest, words):
    sign_in(guest, words, shared="y")
    page = guest.get("/sign-in")
    fields = page.form("/sign-in").fields | {"passphrase": words}
    assert fields.pop("shared") == "y"

    guest.post("/sign-in", fields)

    assert look_of(guest) is None


def test_every_page_leaves_ten_to_twelve_minutes(guest, words, at, quiet_time):
    sign_in(guest, words, shared="y")
    left = []
    for _ in range(30):
        at.moment += timedelta(seconds=97)
        assert guest.get("/me").heading == "My space"
        left.append(quiet_time())

    assert {SHARED.idle <= each < SHARED.idle + SHARED.step for each in left} == {True}
    assert [SHARED.idle, SHARED.step] == [timedelta(minutes=10), timedelta(minutes=2)]


@pytest.mark.parametrize(("minutes", "heading"), [(10, "My space"), (12, "Sign in")])
def test_after_ten_quiet_minutes_nobody_is_signed_in(guest, words, at, minutes, heading):
    at.moment += timedelta(seconds=1)
    sign_in(guest, words, shared="y")
    at.moment += timedelta(minutes=minutes)

    assert guest.get("/me").heading == heading


def test_twelve_hours_are_the_end_here_too(guest, words, at):
    sign_in(guest, words, shared="y")
    while at.moment < NOON + LONGEST - SHARED.idle:
        at.moment += SHARED.idle - timedelta(seconds=1)
        assert guest.get("/me").heading == "My space"
    at.moment = NOON + LONGEST

    assert guest.get("/me").heading == "Sign in"


def test_choosing_it_later_shortens_the_visit_and_taking_it_back_lengthens_it(member, quiet_time):
    page = member.send(member.get("/me/look"), "/me/look", shared="y")
    short = quiet_time()
    token = {"csrf_token": page.form("/me/look").fields["csrf_token"]}
    member.post("/me/look", token)

    assert (short, quiet_time()) == (SHARED.idle, IDLE)


@pytest.mark.parametrize(("cookie", "icon"), [("shared", "plain"), ("plain", "window")])
def test_titles_say_one_plain_thing_and_the_icon_no_more(app, member, inside, cookie, icon):
    # Given a thread whose title tells a lot
    with inside() as make:
        tid = to_text(make.thread(board=make.board(slug="sleep"), title="Leaving him").id)
    paths = ["/", "/boards/sleep", "/boards/sleep/new", f"/t/{tid}", f"/t/{tid}/reply", "/help"]
    paths += ["/rules", "/privacy", "/stay-safe", "/join", "/sign-in", "/recover", "/nowhere"]
    paths += ["/me", "/me/name", "/me/passphrase", "/me/look"]

    # When somebody reads everything on a shared device
    member.client.set_cookie("look", cookie)
    pages = [member.get(path) for path in paths]

    # Then neither title nor icon says where they are
    titles = {str(page.one("title").string) for page in pages}
    assert titles - KINDS == set()
    assert len(titles) > 5
    icons = {str(link["href"]).split(".")[0] for page in pages for link in page.all("[rel*=icon]")}
    assert icons == {f"/static/icons/{icon}-32", f"/static/icons/{icon}-180"}


def test_a_problem_is_still_told_first(guest):
    guest.client.set_cookie("look", "shared")

    page = guest.send(guest.get("/join"), "/join", age_ok="y")

    assert page.one("title").string == "Error: Join"


def test_signing_out_keeps_titles_plain_and_quick_exit_forgets_all(guest, words):
    sign_in(guest, words, shared="y")
    guest.send(guest.get("/me"), "/sign-out")
    after_signing_out = (look_of(guest), guest.client.get_cookie("s"))
    sign_in(guest, words, shared="y")
    guest.get("/leave")

    assert after_signing_out == ("shared", None)
    assert (look_of(guest), guest.client.get_cookie("s")) == (None, None)


@pytest.mark.parametrize("chosen", ["shared", "plain", "larger", "es"])
def test_signing_out_clears_everything_but_the_look(guest, words, chosen):
    sign_in(guest, words)
    guest.client.set_cookie("look", chosen)
    fields = guest.get("/me").form("/sign-out").fields

    answer = guest.client.post("/sign-out", data=fields)

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_quick_exit_takes_back_a_cookie_whose_visit_is_long_over(guest, words, at):
    sign_in(guest, words)
    at.moment += IDLE

    answer = guest.client.get("/leave")

    [cookie] = [each for each in answer.headers.getlist("Set-Cookie") if each.startswith("s=; ")]
    assert "Max-Age=0" in cookie


def test_who_signs_out_after_the_visit_has_ended_by_itself_is_told_of_no_mistake(guest, words, at):
    sign_in(guest, words)
    page = guest.get("/me")
    at.moment += IDLE

    fields = page.form("/sign-out").fields
    answer = guest.client.post("/sign-out", data=fields)

    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    # It may be sent from anywhere: what is told to a guest must not take a member's cookie.
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_nothing_of_it_is_in_the_database(settings, guest, words):
    before = dump(settings.data / "lamplit.db")

    sign_in(guest, words, shared="y")
    guest.send(guest.get("/me/look"), "/me/look", plain="y")

    assert dump(settings.data / "lamplit.db") == before


@pytest.mark.parametrize("path", ["/join", "/sign-in", "/recover"])
def test_without_cookies_nobody_is_told_to_send_it_once_more(app, path):
    """They would try for ever."""
    visitor = Visitor(app)
    visitor.client = app.test_client(use_cookies=False)

    page = visitor.send(visitor.get(path), path, passphrase=SIX, code="x", rules_ok="y", age_ok="y")

    assert page.status == 422
    assert page.problems.count(str(COOKIES_OFF)) == 1
    assert "too long" not in page.problems
