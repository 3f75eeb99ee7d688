"""Drafts, when a session ended in mid-writing, in two browsers, and for a place that is gone."""

import pytest

from forum.public_ids import from_text, to_text
from tests.journeys.answers import box, posts, sentences
from tests.journeys.drafts import keep, waiting, ways_on
from tests.journeys.meanwhile import close, last_post, lock, take_back
from tests.proofs.walking import answer, join, start_thread, words_on

KEPT = "Kept words"


@pytest.fixture
def board(inside):
    with inside() as make:
        return make.board(slug="sleep", name="Sleep").id


@pytest.fixture
def asker(visit):
    return visit().arrive()


@pytest.fixture
def thread(asker, board):
    """The address of a thread by `asker`."""
    return start_thread(asker, "sleep", title="Awake again", body="How do you do it?")


# --- the session ended in mid-writing ---


@pytest.mark.parametrize("action", ["post", "draft", "preview"])
@pytest.mark.parametrize("place", ["reply", "new"])
def test_words_of_a_session_that_ended_are_in_the_form_and_in_my_space(
    visit, thread, place, action
):
    # Given a form that was filled in before somebody was signed out
    where = {"reply": f"{thread}/reply", "new": "/boards/sleep/new"}[place]
    passphrase = words_on(join(visit()))
    browser = visit()
    typed = {"title": "Kept title", "body": KEPT, "note": "violence", "post_as": "known"}
    asked = browser.post(where, typed | {"action": action})

    # When they sign in again
    page = browser.send(asked, "/sign-in", passphrase=passphrase)

    # Then the words are in the form, with all that was chosen, and wait in my space
    assert page.address == where
    assert box(page) == KEPT
    assert page.one("input[name=note][checked]")["value"] == "violence"
    assert page.one("input[name=post_as][checked]")["value"] == "known"
    [said] = waiting(browser)
    assert ("Kept title" if place == "new" else KEPT) in said
    assert KEPT in browser.send(page, where, action="post").words
    assert waiting(browser) == []


def test_a_change_of_a_session_that_ended_is_kept_too(visit, thread):
    # Given somebody who changes what they wrote, and was signed out meanwhile
    me, browser = visit(), visit()
    passphrase = words_on(join(me))
    answer(me, thread, body="Mine")
    where = f"/p/{last_post(me, thread)}/edit"
    asked = browser.post(where, me.get(where).form(where).fields | {"body": KEPT})

    # When they sign in again
    page = browser.send(asked, "/sign-in", passphrase=passphrase)

    # Then the change is in the form and in my space, and can be saved
    assert box(page) == KEPT
    assert len(waiting(me)) == 1
    browser.send(page, where, action="post")
    assert waiting(me) == []
    assert posts(me, thread) == [KEPT]


def test_the_words_stay_in_the_form_where_there_is_no_room_for_them(visit, thread):
    # Given somebody with as many drafts as there can be
    me, browser, where = visit(), visit(), f"{thread}/reply"
    passphrase = words_on(join(me))
    for number in range(4):
        keep(me, where, body=f"Draft {number}")

    # When more words wait for them to sign in
    asked = browser.post(where, {"body": KEPT, "action": "post"})
    page = browser.send(asked, "/sign-in", passphrase=passphrase)

    # Then these are in the form until they are sent
    assert box(page) == box(browser.get(where)) == KEPT
    assert len(waiting(me)) == 4
    browser.send(page, where, action="post")
    assert posts(me, thread) == [KEPT]
    assert box(browser.get(where)) == ""


def test_words_of_a_guest_are_nobodys_draft_until_somebody_signs_in(visit, asker, thread):
    visit().post(f"{thread}/reply", {"body": KEPT, "action": "draft"})

    assert waiting(asker) == []
    assert box(asker.get(f"{thread}/reply")) == ""


# --- two browsers ---


def test_two_browsers_that_go_on_with_one_draft_keep_both(visit, asker, thread):
    # Given one draft, opened in two browsers
    where = f"{thread}/reply"
    keep(asker, where, body="Begun")
    other = visit().arrive(root=asker.root)
    [address] = ways_on(asker)
    here, there = asker.get(address), other.get(address)

    # When each goes on with it
    asker.send(here, where, body="Begun here", action="draft")
    other.send(there, where, body="Begun there", action="draft")

    # Then both are kept
    said = waiting(asker)
    assert len(said) == 2
    assert all(any(words in each for each in said) for words in ("Begun here", "Begun there"))


def test_sending_a_draft_leaves_what_another_browser_made_of_it(visit, asker, thread):
    where = f"{thread}/reply"
    keep(asker, where, body="Begun")
    other = visit().arrive(root=asker.root)
    [address] = ways_on(asker)
    here, there = asker.get(address), other.get(address)
    other.send(there, where, body="Begun there", action="draft")

    asker.send(here, where, body="Begun here", action="post")

    assert posts(asker, thread) == ["Begun here"]
    [said] = waiting(asker)
    assert "Begun there" in said


def test_a_draft_that_was_thrown_away_elsewhere_can_still_be_sent_and_kept(visit, asker, thread):
    where = f"{thread}/reply"
    keep(asker, where, body="Begun")
    page = asker.get(ways_on(asker)[0])
    other = visit().arrive(root=asker.root)
    other.send(other.get("/me/drafts"), "/me/drafts")

    kept = asker.send(page, where, body=KEPT, action="draft")

    assert kept.address == "/me/drafts"
    assert len(waiting(other)) == 1
    asker.send(asker.get(ways_on(asker)[0]), where, action="post")
    assert posts(asker, thread) == [KEPT]


# --- the place is gone or closed ---


@pytest.fixture(params=["thread taken back", "thread locked", "board closed", "post taken back"])
def gone(request, app, visit, asker, board, thread):
    """A member with a draft for something that is gone or closed since."""
    me = visit().arrive()
    where = f"{thread}/reply"
    if request.param == "post taken back":
        answer(me, thread, body="Mine")
        pid = last_post(me, thread)
        where = f"/p/{pid}/edit"
    keep(me, where, body=f"{KEPT}, and a second line.\n\nThe end of it.")
    if request.param == "thread taken back":
        take_back(asker, last_post(asker, thread))
    elif request.param == "thread locked":
        lock(app, thread)
    elif request.param == "board closed":
        close(app, board)
    else:
        take_back(me, pid)
    return me


def test_a_draft_for_what_is_gone_can_be_copied_and_thrown_away(gone):
    # When its writer looks at their drafts
    page = gone.get("/me/drafts")
    words = page.one("textarea[readonly]").get_text()

    # Then the words are there to copy, nothing leads nowhere, and they can be let go of
    assert words.splitlines()[0] == f"{KEPT}, and a second line."
    assert words.splitlines()[-1] == "The end of it."
    assert ways_on(gone) == []
    after = gone.send(page, "/me/drafts")
    assert "Thrown away." in after.words
    assert waiting(gone) == []


def test_a_draft_for_a_new_thread_on_a_closed_board_can_be_copied_with_its_title(app, asker, board):
    keep(asker, "/boards/sleep/new", title="Kept title", body=KEPT)
    close(app, board)

    [said] = waiting(asker)

    assert "Kept title" in said
    assert KEPT in said
    assert ways_on(asker) == []


def test_a_reply_to_a_post_that_is_gone_is_gone_on_with(visit, asker, thread):
    # Given a draft of an answer to a post that was taken back since
    me, other = visit().arrive(), visit().arrive()
    answer(other, thread, body="Gone soon")
    pid = last_post(other, thread)
    keep(me, f"{thread}/reply?to={pid}", body=KEPT)
    take_back(other, pid)

    # When its writer goes on with it
    page = me.get(ways_on(me)[0])
    refused = me.send(page, f"{thread}/reply", action="post")

    # Then they are told, and can add it to the thread
    assert box(page) == KEPT
    assert "add them to the thread" in sentences(refused)[0]
    me.send(refused, f"{thread}/reply", action="post")
    assert posts(me, thread) == [KEPT]
    assert waiting(me) == []


def test_throwing_away_twice_or_nonsense_changes_nothing_else(asker, thread):
    keep(asker, f"{thread}/reply", body=KEPT)
    page = asker.get("/me/drafts")

    for mark in ("nonsense", "", "x" * 10_000, to_text(from_text(thread[3:]))):
        assert asker.send(page, "/me/drafts", draft=mark).status == 200
    assert len(waiting(asker)) == 1
    for _ in range(2):
        asker.send(page, "/me/drafts")
    assert waiting(asker) == []
