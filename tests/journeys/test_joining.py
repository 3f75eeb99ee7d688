"""A stranger joins with six words, leaves, and comes back with them."""

import re

from tests.journeys.finding import follow


def passphrase_on(page):
    return " ".join(page.one("[data-passphrase]").get_text(" ").split())


def two_words(page, passphrase):
    """Return the fields that ask for two words, answered."""
    words = passphrase.split()
    answers = {}
    for field in ("word_a", "word_b"):
        label = page.one(f"label[for={field}]").get_text()
        answers[field] = words[int(re.search(r"\d+", label)[0]) - 1]
    return answers


def join(visitor):
    page = visitor.send(visitor.get("/join"), "/join", rules_ok="y", age_ok="y")
    passphrase = passphrase_on(page)
    return passphrase, visitor.send(page, "/join", **two_words(page, passphrase)), page


def test_a_stranger_joins_signs_out_and_comes_back(guest):
    # Given somebody who joins
    passphrase, home, keep = join(guest)
    assert len(passphrase.split()) == 6
    assert len(keep.all("[data-recovery-code]")) == 8
    assert "You are in" in home.words

    # When they sign out and come back with the six words
    out = guest.send(guest.get("/me"), "/sign-out")
    assert "Sign in" in out.words
    back = guest.send(guest.get("/sign-in?next=/me"), "/sign-in", passphrase=passphrase)

    # Then they are where they wanted to go
    assert back.heading == "My space"


def test_whoever_joins_to_answer_somebody_comes_back_to_the_thread(guest, thread):
    joining = follow(guest, guest.get(thread), "Join in two minutes")

    page = guest.send(joining, "/join", rules_ok="y", age_ok="y")
    inside = guest.send(page, "/join", **two_words(page, passphrase_on(page)))

    assert inside.address == thread
    assert "You are in" in inside.words


def test_whoever_is_asked_to_sign_in_may_join_instead_and_change_their_mind(guest, thread):
    asked = guest.get(f"{thread}/reply")
    joining = follow(guest, asked, "Join in two minutes.")

    assert joining.one("[name=next]")["value"] == f"{thread}/reply"
    assert follow(guest, joining, "I have six words. Sign in").address == asked.address


def test_whoever_pressed_reply_answers_that_post_once_they_are_in(guest, visit, thread):
    passphrase, *_ = join(visit())
    post = guest.get(thread).all("[data-post]")[-1]["data-post"]

    asked = guest.get(f"{thread}/reply?to={post}")
    form = guest.send(asked, "/sign-in", passphrase=passphrase)

    assert form.one("[name=parent]")["value"] == post


def test_whoever_comes_back_with_a_code_gets_to_where_they_were_going(guest, visit):
    # Given a member who has lost their six words, asked to sign in
    _, _, keep = join(visit())
    asked = guest.get("/me/name")

    # When they press "I have a recovery code", and mistype it first
    page = follow(guest, asked, "I have a recovery code")
    page = guest.send(page, "/recover", code="23456-789AB-CDEFG-HJKMN-PQRSTU")
    way_back = follow(guest, page, "I have my six words").address
    code = keep.all("[data-recovery-code]")[0].get_text()
    page = guest.send(page, "/recover", code=code)
    there = guest.send(page, "/recover", **two_words(page, passphrase_on(page)))

    # Then they are there, and could have changed their mind
    assert there.address == "/me/name"
    assert "You are back." in there.words
    assert way_back == asked.address


def test_a_way_that_was_begun_leads_nobody_who_changes_their_words_later(guest, visit, thread):
    """Somebody begins to join on the way to a thread, and then signs in instead."""
    passphrase, *_ = join(visit())
    joining = follow(guest, guest.get(thread), "Join in two minutes")
    guest.send(joining, "/join", rules_ok="y", age_ok="y")
    guest.send(guest.get("/sign-in"), "/sign-in", passphrase=passphrase)

    page = guest.send(guest.get("/me/passphrase"), "/me/passphrase", passphrase=passphrase)

    assert guest.send(page, "/me/passphrase", **two_words(page, passphrase_on(page))).address == "/"


def test_nobody_is_led_elsewhere_by_a_code(guest, visit):
    code = join(visit())[2].all("[data-recovery-code]")[0].get_text()
    page = guest.get("/recover?next=//elsewhere.example")
    assert page.one("[name=next]")["value"] == ""

    page = guest.send(page, "/recover", code=code, next="https://elsewhere.example")

    assert guest.send(page, "/recover", **two_words(page, passphrase_on(page))).address == "/"


def test_nobody_is_led_elsewhere_by_joining(guest):
    page = guest.get("/join?next=//elsewhere.example")
    assert page.one("[name=next]")["value"] == ""

    page = guest.send(page, "/join", rules_ok="y", age_ok="y", next="https://elsewhere.example")

    assert guest.send(page, "/join", **two_words(page, passphrase_on(page))).address == "/"


def test_a_lost_passphrase_is_replaced_with_a_recovery_code(guest, visit):
    passphrase, _, keep = join(guest)
    code = keep.all("[data-recovery-code]")[3].get_text()

    later = visit()
    page = later.send(later.get("/recover"), "/recover", code=code)
    fresh = passphrase_on(page)
    home = later.send(page, "/recover", **two_words(page, fresh))
    old = visit()
    refused = old.send(old.get("/sign-in"), "/sign-in", passphrase=passphrase)
    new = visit()
    accepted = new.send(new.get("/sign-in"), "/sign-in", passphrase=fresh)
    again = visit()
    used = again.send(again.get("/recover"), "/recover", code=code)

    assert "You are back" in home.words
    assert refused.status == 422
    assert accepted.status == 200
    assert "Sign out" in accepted.words
    assert used.status == 422


def test_changing_the_passphrase_ends_the_old_one(guest, visit):
    passphrase, _, _ = join(guest)

    page = guest.send(guest.get("/me/passphrase"), "/me/passphrase", passphrase=passphrase)
    fresh = passphrase_on(page)
    guest.send(page, "/me/passphrase", **two_words(page, fresh))
    old = visit()

    assert old.send(old.get("/sign-in"), "/sign-in", passphrase=passphrase).status == 422
    assert old.send(old.get("/sign-in"), "/sign-in", passphrase=fresh).status == 200


def test_who_must_sign_in_first_is_told_why(guest):
    asked = guest.get("/me")

    assert "The page that you asked for is for members." in asked.words
    assert "asked for" not in guest.get("/sign-in").words


def test_what_is_missing_is_listed_in_the_order_of_the_page(guest):
    page = guest.send(guest.get("/join"), "/join")

    listed = [str(link["href"]) for link in page.all("[data-problems] a")]
    boxes = [f"#{box['id']}" for box in page.all("main form input[id][type=checkbox]")]
    assert listed == boxes[: len(listed)] == ["#age_ok", "#rules_ok"]
