"""Answers without words, as people give and read them."""

import re

import pytest

from forum.public_ids import to_text
from tests.proofs.walking import answer, start_thread


@pytest.fixture
def board(inside):
    with inside() as make:
        return make.board(slug="sleep", name="Sleep").slug


@pytest.fixture
def asked(visit, board):
    """A member who asked, the thread, and the post of somebody who answered."""
    asker, other = visit().arrive(), visit().arrive()
    thread = start_thread(asker, board, title="Awake again", body="How do you do it?")
    pid = answer(other, thread, body="Slowly.").all("[data-post]")[-1]["data-post"]
    return asker, other, thread, pid


def press(visitor, thread, pid, kind):
    page = visitor.get(thread)
    return visitor.send(page, f"/p/{pid}/answer", kind=kind)


def said_below(page, pid) -> str:
    post = page.one(f"[data-post='{pid}']")
    return " ".join(post.get_text(" ").split())


@pytest.mark.parametrize("kind", ["hear", "me-too", "helped", "strength"])
def test_an_answer_is_read_by_all_and_never_counted(visit, guest, asked, kind):
    _, _, thread, pid = asked
    before = said_below(guest.get(thread), pid)

    seen = []
    for _ in range(3):
        press(visit().arrive(), thread, pid, kind)
        seen.append(said_below(guest.get(thread), pid))

    assert seen[0] != before
    assert seen[0] == seen[1] == seen[2], "more people, the same words"
    assert not re.search(r"\d", seen[2].removeprefix(before[:40]))


def test_pressing_again_takes_it_back(visit, asked):
    _, _, thread, pid = asked
    reader = visit().arrive()
    before = said_below(visit().get(thread), pid)

    page = press(reader, thread, pid, "hear")
    pressed = page.one(f"[data-post='{pid}'] button[value=hear]")
    press(reader, thread, pid, "hear")

    assert pressed["aria-pressed"] == "true"
    assert said_below(visit().get(thread), pid) == before


def test_who_asked_can_say_what_helped_and_everybody_sees_it(guest, asked):
    asker, _, thread, pid = asked

    press(asker, thread, pid, "helped")

    assert "This helped the person who asked" in said_below(guest.get(thread), pid)
    press(asker, thread, pid, "helped")
    assert "This helped the person who asked" not in said_below(guest.get(thread), pid)


def test_a_guest_has_no_buttons_and_is_asked_to_sign_in(guest, asked):
    _, _, thread, pid = asked

    assert not guest.get(thread).all("button[name=kind]")
    assert guest.post(f"/p/{pid}/answer", {"kind": "hear"}).address.startswith("/sign-in")


def test_nobody_answers_themselves_and_no_other_answers_exist(asked):
    _, other, thread, pid = asked
    token = other.get(thread).form(f"{thread}/reply").fields["csrf_token"]

    assert not other.get(thread).all(f"[data-post='{pid}'] button[name=kind]")
    own = other.post(f"/p/{pid}/answer", {"csrf_token": token, "kind": "hear"})
    assert own.status == 422
    for kind in ("", "love", "HEAR", "helped-asker", "x" * 10_000):
        page = other.post(f"/p/{pid}/answer", {"csrf_token": token, "kind": kind})
        assert page.status == 422


def test_an_answer_to_what_is_gone_is_a_missing_page(visit, asked):
    _, other, thread, pid = asked
    reader = visit().arrive()
    page = reader.get(thread)
    other.send(other.get(f"/p/{pid}/edit"), f"/p/{pid}/take-back", sure="1")

    assert reader.send(page, f"/p/{pid}/answer", kind="hear").status == 404


def test_a_post_is_kept_found_again_and_let_go(visit, member, asked):
    # Given a member who keeps a post
    _, other, thread, pid = asked
    member.send(member.get(thread), f"/p/{pid}/keep")

    # When they come back with another browser
    again = visit().arrive(root=member.root)
    page = again.get("/me/kept")

    # Then it is there, also when it is gone elsewhere, and can be let go of
    assert f"/p/{pid}" in page.text
    assert "Slowly." in page.words
    other.send(other.get(f"/p/{pid}/edit"), f"/p/{pid}/take-back", sure="1")
    page = again.get("/me/kept")
    assert "Slowly." not in page.words
    assert "gone" in page.words
    assert again.send(page, "/me/kept").address == "/me/kept"
    assert "gone" not in again.get("/me/kept").words


def test_what_is_kept_is_nobody_elses(visit, member, asked):
    _, _, thread, pid = asked
    member.send(member.get(thread), f"/p/{pid}/keep")

    assert pid not in visit().arrive().get("/me/kept").text


@pytest.mark.parametrize("field", ["post", "thread"])
def test_letting_go_of_nonsense_is_a_missing_page(member, asked, field):
    _, _, thread, pid = asked
    member.send(member.get(thread), f"/p/{pid}/keep")
    page = member.get("/me/kept")

    assert member.send(page, "/me/kept", **{field: "nonsense"}).status == 404
    assert to_text(bytes(16)) not in page.text


def test_a_press_from_the_same_page_twice_gives_it_once(visit, asked):
    _, _, thread, pid = asked
    reader = visit().arrive()
    page = reader.get(thread)

    for _ in range(2):
        page_after = reader.send(page, f"/p/{pid}/answer", kind="hear")

    assert page_after.one(f"[data-post='{pid}'] button[value=hear]")["aria-pressed"] == "true"


def test_without_saying_what_was_shown_an_answer_turns(visit, asked):
    """As the contract has it: again takes it back."""
    _, _, thread, pid = asked
    reader = visit().arrive()
    token = reader.get(thread).form(f"{thread}/follow").fields["csrf_token"]

    for pressed in ("true", "false", "true"):
        page = reader.post(f"/p/{pid}/answer", {"csrf_token": token, "kind": "hear"})
        assert page.one(f"[data-post='{pid}'] button[value=hear]")["aria-pressed"] == pressed
