"""Words are not lost: not with an old form, nor when what they were for is gone meanwhile."""

import pytest

from forum.public_ids import new_id, to_text
from forum.web.visits.session_cookie import _secret_in
from tests.journeys.answers import box, posts, send, sentences
from tests.proofs.walking import join, words_on
from tests.visitor import Visitor


@pytest.fixture
def thread(inside):
    """The address of a thread by somebody, on a board "sleep"."""
    with inside() as make:
        return f"/t/{to_text(make.thread(board=make.board(slug='sleep')).id)}"


def test_an_id_of_something_else_is_not_answered(member, thread, inside):
    # Given a post of another thread
    with inside() as make:
        elsewhere = to_text(make.reply(make.thread()).id)

    # When somebody says that they answer it here, or something that is no post
    for parent in (elsewhere, to_text(new_id()), thread[3:], "sleep", "'; --", "\x00"):
        page = send(member, thread, body="Kept words", parent=parent)

        # Then a sentence says so, the words are there, and sending them again helps
        assert page.status == 422
        assert sentences(page)
        assert box(page) == "Kept words"
        again = member.send(page, f"{thread}/reply", action="post")
        assert again.status == 200, f"stuck with {parent!r}: {again.problems}"
        assert posts(member, thread)[-1] == "Kept words"


def test_a_link_to_answer_something_else_shows_the_form_alone(member, thread, inside):
    with inside() as make:
        elsewhere = to_text(make.reply(make.thread(), body="Other words").id)

    for to in (elsewhere, "sleep", "", "\x00"):
        page = member.get(f"{thread}/reply?to={to}")
        assert page.status == 200
        assert "Other words" not in page.text


def test_the_post_that_was_answered_is_gone_and_the_words_are_not(member, visit, thread):
    # Given somebody who writes an answer while what they answer is taken back
    other = visit().arrive()
    pid = send(other, thread, body="Gone soon").all("[data-post]")[-1]["data-post"]
    form = member.get(f"{thread}/reply?to={pid}")
    other.send(other.get(f"/p/{pid}/edit"), f"/p/{pid}/take-back", sure="1")

    # When they send it
    page = member.send(form, f"{thread}/reply", body="Kept words", action="post")

    # Then it is explained, and the next press adds the words to the thread, as was said
    assert page.status == 422
    assert "You can add them to the thread instead." in sentences(page)[0]
    assert member.send(page, f"{thread}/reply", action="post").status == 200
    assert posts(member, thread) == ["Kept words"]


@pytest.mark.parametrize("what", ["thread", "board", "post"])
def test_words_for_a_place_that_is_gone_are_on_the_page_that_says_so(member, inside, thread, what):
    places = {"thread": f"/t/{to_text(new_id())}/reply", "board": "/boards/gone/new"}
    places["post"] = f"/p/{to_text(new_id())}/edit"
    token = member.get(thread).form(f"{thread}/reply").fields["csrf_token"]
    fields = {"csrf_token": token, "title": "Kept title", "body": "Kept words", "action": "post"}

    page = member.post(places[what], fields)

    assert page.status == 404
    assert "Kept words" in page.text
    assert what != "board" or "Kept title" in page.text


@pytest.mark.parametrize("token", [None, "", "nonsense"], ids=["missing", "empty", "wrong"])
def test_a_form_without_a_good_token_comes_back_filled_in(member, thread, token):
    fields = member.get(thread).form(f"{thread}/reply").fields | {"body": "Kept words"}
    fields = {k: v for k, v in fields.items() if k != "csrf_token"} | {"action": "post"}
    page = member.post(f"{thread}/reply", fields | ({} if token is None else {"csrf_token": token}))

    assert page.status == 422
    assert sentences(page)
    assert box(page) == "Kept words"
    assert posts(member, thread) == []
    assert member.send(page, f"{thread}/reply", action="post").status == 200
    assert posts(member, thread) == ["Kept words"]


@pytest.mark.parametrize("place", ["reply", "new", "edit"])
def test_words_survive_a_session_that_ended_meanwhile(app, visit, thread, place):
    # Given a member with a form that they filled in for too long
    member = visit()
    words = words_on(join(member))
    if place == "edit":
        pid = send(member, thread, body="Old words").all("[data-post]")[-1]["data-post"]
    paths = {"reply": f"{thread}/reply", "new": "/boards/sleep/new"}
    where = f"/p/{pid}/edit" if place == "edit" else paths[place]
    form = member.get(where).form(where).fields
    app.extensions["session_store"].end(secret_of(member))

    # When they send it, are asked to sign in, and do
    typed = form | {"title": "Kept title", "body": "Kept words", "action": "post"}
    asked = member.post(where, typed)
    assert asked.address == f"/sign-in?next={where}"
    assert "Your words are safe" in asked.words
    back = member.send(asked, "/sign-in", passphrase=words)

    # Then the form holds what they typed, and it can be sent
    assert back.address == where
    assert box(back) == "Kept words"
    assert place != "new" or back.one("[name=title]")["value"] == "Kept title"
    sent = member.send(back, where, action="post")
    assert "Kept words" in sent.one(".words:-soup-contains('Kept words')").get_text()
    assert box(member.get(where)) != "Kept words" or place == "edit"


@pytest.mark.parametrize("deed", ["keep", "follow"])
def test_whoever_presses_a_button_too_late_comes_back_to_the_thread(app, visit, thread, deed):
    member = visit()
    words = words_on(join(member))
    page = member.get(thread)
    pid = page.all("[data-post]")[0]["data-post"]
    address = {"keep": f"/p/{pid}/keep", "follow": f"{thread}/follow"}[deed]
    app.extensions["session_store"].end(secret_of(member))

    asked = member.post(address, page.form(address).fields)
    back = member.send(asked, "/sign-in", passphrase=words)

    assert back.address.partition("#")[0] == thread


def secret_of(visitor: Visitor) -> bytes:
    secret = _secret_in(visitor.client.get_cookie("s").value)
    assert secret is not None
    return secret


def test_words_survive_wrong_words_on_the_way_and_are_nobody_elses(visit, thread):
    # Given a guest whose words wait
    member, other = visit(), visit()
    words = words_on(join(other))
    asked = member.post(f"{thread}/reply", {"body": "Kept words"})

    # When they mistype, and somebody else signs in elsewhere
    wrong = member.send(asked, "/sign-in", passphrase="one two three four five six")
    elsewhere = other.get(f"{thread}/reply")
    right = member.send(wrong, "/sign-in", passphrase=words)

    # Then the words are in their own box alone
    assert wrong.status == 422
    assert box(elsewhere) == ""
    assert box(right) == "Kept words"


@pytest.mark.parametrize(
    ("way_in", "said"),
    [
        ("/sign-in", "Your words are safe."),
        ("/join", "What you wrote is safe."),  # there, other words are theirs, or lost
        ("/recover", "What you wrote is safe."),
    ],
)
def test_two_pages_of_a_guest_keep_the_last_words_and_say_nothing_untrue(
    visit, thread, way_in, said
):
    """One box of words is kept; on the page that they are not for, it is not claimed."""
    guest = visit()
    guest.post(f"{thread}/reply", {"body": "Kept words"})

    assert said not in guest.get(f"{way_in}?next=/me").words
    assert said in guest.get(f"{way_in}?next={thread}/reply").words


@pytest.mark.parametrize("path", ["/sign-in", "/join", "/recover"])
def test_an_old_form_of_arriving_says_what_to_do(guest, visit, path):
    fields = guest.get(path).form(path).fields
    fields |= {"passphrase": "one two three", "code": "x", "rules_ok": "y", "age_ok": "y"}

    page = visit().post(path, fields)

    assert page.status == 422
    assert sentences(page)


def test_an_old_second_step_of_joining_says_what_to_do(guest, visit):
    keep = guest.send(guest.get("/join"), "/join", rules_ok="y", age_ok="y")
    fields = keep.form("/join").fields | {"word_a": "x", "word_b": "y"}

    page = visit().post("/join", fields)

    assert page.status == 422
    assert any("open for too long" in sentence for sentence in sentences(page))
