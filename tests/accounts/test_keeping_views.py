"""New words are shown once, kept by their owner, and count only when two were typed back."""

import re
from threading import Thread

import pytest
from sqlalchemy import func, select

from forum.accounts import keeping_views
from forum.accounts.models import Credential
from forum.clock import now
from forum.transaction import reading

RULES = {"rules_ok": "y", "age_ok": "y"}


@pytest.fixture
def keep(guest):
    """The page that shows new words to somebody who joins."""
    return guest.send(guest.get("/join"), "/join", **RULES)


def words_on(page) -> list[str]:
    return [each.get_text() for each in page.all("[data-passphrase] li")]


def codes_on(page) -> list[str]:
    return [each.get_text() for each in page.all("[data-recovery-code]")]


def answers(page) -> dict[str, str]:
    """The two words that the page asks for."""
    labels = {name: page.one(f"label[for={name}]").get_text() for name in ("word_a", "word_b")}
    return {n: words_on(page)[int(re.search(r"\d", label)[0]) - 1] for n, label in labels.items()}


def credentials(app) -> int:
    with app.app_context():
        return reading().scalar(select(func.count()).select_from(Credential))


def test_words_that_were_only_shown_let_nobody_in(app, guest, keep):
    assert credentials(app) == 0
    assert guest.get("/me").heading == "Sign in"


def test_looking_again_shows_the_same_words(guest, keep):
    again = guest.get("/join")

    assert (words_on(again), codes_on(again)) == (words_on(keep), codes_on(keep))


def test_going_back_and_forth_draws_no_new_words(guest, keep):
    """Somebody has already written them down."""
    again = guest.send(keep, "/join", **RULES)
    form = keep.form("/join").fields
    from_the_first_page = guest.post("/join", {"csrf_token": form["csrf_token"], **RULES})

    assert words_on(again) == words_on(from_the_first_page) == words_on(keep)


@pytest.mark.parametrize("field", ["word_a", "word_b"])
def test_a_wrong_word_is_asked_for_again_and_all_words_stay(app, guest, keep, field):
    page = guest.send(keep, "/join", **answers(keep) | {field: "zebra"})

    assert page.status == 422
    assert re.search(r"That is not word \d\. Look at your six words above", page.problems)
    assert words_on(page) == words_on(keep)
    assert answers(page) == answers(keep)
    assert credentials(app) == 0


def test_two_right_words_open_the_door_and_are_shown_no_more(app, guest, keep):
    inside = guest.send(keep, "/join", **answers(keep))

    assert inside.address.endswith("/")
    assert "You are in." in inside.words
    assert credentials(app) == 9
    assert guest.get("/keep/notes.txt").status == 404
    assert guest.get("/keep/print").status == 404


def test_whoever_knew_the_cookie_from_before_is_left_behind(guest, visit, keep):
    before = guest.client.get_cookie("s").value
    guest.send(keep, "/join", **answers(keep))
    thief = visit()
    thief.client.set_cookie("s", before)

    assert guest.client.get_cookie("s").value != before
    assert thief.get("/me").heading == "Sign in"
    assert thief.get("/keep/notes.txt").status == 404


def test_the_file_to_keep_says_the_words_and_nothing_else(guest, keep):
    notes = guest.get("/keep/notes.txt")

    assert notes.text.split() == words_on(keep) + codes_on(keep)
    assert notes.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert notes.headers["Content-Disposition"] == "attachment; filename=notes.txt"
    assert notes.headers["Cache-Control"] == "no-store"


def test_the_page_to_print_says_what_there_is_to_keep(guest, keep):
    page = guest.get("/keep/print")

    assert page.heading == "Notes"
    assert page.one("title").get_text() == "Notes"
    assert (words_on(page), codes_on(page)) == (words_on(keep), codes_on(keep))


@pytest.mark.parametrize("address", ["/keep/notes.txt", "/keep/print"])
def test_who_has_no_new_words_finds_no_page_to_keep(guest, member, address):
    assert guest.get(address).status == 404
    assert member.get(address).status == 404


def test_a_page_that_was_open_too_long_says_what_to_do(app, guest, keep):
    # Given somebody whose session ends while they look for a pen
    fields = keep.form("/join").fields | answers(keep)
    app.extensions["session_store"].sweep(at=now().replace(year=now().year + 1))

    # When they go on
    page = guest.post("/join", fields)

    # Then they are told, and can start again
    assert page.status == 422
    assert "This page was open for too long." in page.problems
    assert page.one("[name=rules_ok]")
    assert credentials(app) == 0


def test_pressing_twice_makes_one_member_and_lets_them_in(app, guest, visit, keep, monkeypatch):
    # Given somebody whose second press overtakes the first one
    second = visit()
    second.client.set_cookie("s", guest.client.get_cookie("s").value)
    fields = keep.form("/join").fields | answers(keep)
    stretch, answered = keeping_views.stretch, []

    def press_again() -> None:
        monkeypatch.setattr(keeping_views, "stretch", stretch)
        answered.append(second.post("/join", fields))

    def be_overtaken(session, keys):
        ways = stretch(session, keys)
        press = Thread(target=press_again)  # as a browser's second request is another thread
        press.start()
        press.join()
        return ways

    monkeypatch.setattr(keeping_views, "stretch", be_overtaken)

    # When both have been answered
    answered.append(guest.post("/join", fields))

    # Then both presses lead in, to the same member
    assert ["You are in." in page.words for page in answered] == [True, True]
    assert credentials(app) == 9


def test_a_passphrase_that_somebody_changes_elsewhere_meanwhile_is_a_clear_sentence(guest, visit):
    # Given a member with the page of new words open in two windows
    keep = guest.send(guest.get("/join"), "/join", **RULES)
    passphrase = " ".join(words_on(keep))
    guest.send(keep, "/join", **answers(keep))
    other = visit()
    other.send(other.get("/sign-in"), "/sign-in", passphrase=passphrase)
    here, there = (
        each.send(each.get("/me/passphrase"), "/me/passphrase", passphrase=passphrase)
        for each in (guest, other)
    )

    # When both finish
    first = guest.send(here, "/me/passphrase", **answers(here))
    second = other.send(there, "/me/passphrase", **answers(there))

    # Then the first has new words, and the second is told
    assert "Your new six words count from now on." in first.words
    assert second.status == 409
    assert "Your six words were changed in another window meanwhile." in second.words
