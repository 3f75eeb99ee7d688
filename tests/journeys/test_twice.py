"""A form that is sent twice posts once; the same form with other words posts both."""

import threading

import pytest

from forum.public_ids import to_text
from forum.sealing import new_root
from tests.journeys.answers import posts, send
from tests.visitor import Visitor


@pytest.fixture
def thread(inside):
    """The address of a thread by somebody, on a board "sleep"."""
    with inside() as make:
        return f"/t/{to_text(make.thread(board=make.board(slug='sleep')).id)}"


def titles(visitor) -> list[str]:
    """Return the titles in the list of the board, but the one that was there before."""
    found = visitor.get("/boards/sleep").all(".threads [data-thread] h2")
    return [title.get_text().strip() for title in found if "Nights" not in title.get_text()]


def test_a_double_click_posts_once(member, thread):
    form = member.get(thread)

    for _ in range(2):
        page = member.send(form, f"{thread}/reply", body="Once", action="post")
        assert page.status == 200
    assert posts(member, thread) == ["Once"]


def test_a_double_click_starts_one_thread(member, thread):
    here = "/boards/sleep/new"
    form = member.get(here)
    typed = {"title": "Only one", "body": "Once", "action": "post"}

    first, second = (member.send(form, here, **typed) for _ in range(2))

    assert first.address == second.address
    assert titles(member) == ["Only one"]


@pytest.mark.parametrize("place", ["reply", "new"])
def test_two_presses_at_the_same_moment_post_once(app, thread, place):
    # Given one member with one form, in two requests that start together
    root = new_root()
    people = [Visitor(app).arrive(root=root) for _ in range(2)]
    where = f"{thread}/reply" if place == "reply" else "/boards/sleep/new"
    nonce = people[0].get(where).form(where).fields["nonce"]
    forms = [p.get(where).form(where).fields | {"nonce": nonce} for p in people]
    typed = {"title": "Only one", "body": "Once", "action": "post"}
    gate, answers = threading.Barrier(2), [0, 0]

    def press(n: int) -> None:
        gate.wait()
        answers[n] = people[n].client.post(where, data=forms[n] | typed).status_code

    # When both arrive
    presses = [threading.Thread(target=press, args=(n,)) for n in range(2)]
    for each in presses:
        each.start()
    for each in presses:
        each.join()

    # Then both are answered well, and there is one of it
    assert answers == [303, 303]
    if place == "reply":
        assert posts(people[0], thread) == ["Once"]
    else:
        assert titles(people[0]) == ["Only one"]


@pytest.mark.parametrize("place", ["reply", "new"])
def test_the_same_form_with_other_words_posts_both(member, thread, place):
    where = f"{thread}/reply" if place == "reply" else "/boards/sleep/new"
    form = member.get(where)

    for words in ("First words", "Other words"):
        page = member.send(form, where, title="Both", body=words, action="post")
        assert page.status == 200
        assert words in page.words
    if place == "reply":
        assert posts(member, thread) == ["First words", "Other words"]
    else:
        assert titles(member) == ["Both", "Both"]


def test_another_member_with_the_same_mark_posts_their_own(member, visit, thread):
    form = member.get(thread)
    nonce = form.form(f"{thread}/reply").fields["nonce"]
    member.send(form, f"{thread}/reply", body="Same", action="post")
    other = visit().arrive()

    send(other, thread, body="Same", nonce=nonce)

    assert posts(member, thread) == ["Same", "Same"]


def test_sending_a_form_again_after_taking_back_loses_no_word(member, visit, thread):
    # Given a reply that was answered and then taken back
    form = member.get(thread)
    pid = member.send(form, f"{thread}/reply", body="Mine", action="post").all("[data-post]")[-1]
    pid = pid["data-post"]
    other = visit().arrive()
    other.send(other.get(f"{thread}/reply?to={pid}"), f"{thread}/reply", body="Yes", action="post")
    member.send(member.get(f"/p/{pid}/edit"), f"/p/{pid}/take-back", sure="1")

    # When the same form is sent once more, then it says what is true
    page = member.send(form, f"{thread}/reply", body="Mine", action="post")
    assert ("Posted" in page.words) == ("Mine" in " ".join(posts(member, thread)))
