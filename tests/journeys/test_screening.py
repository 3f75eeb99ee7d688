"""Words on their way in: some wait for a moderator, some may not be sent, and none is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.clock import now
from forum.handles.deriving import handle_id, thread_scope
from forum.moderation.deciding.models import Sanction
from forum.moderation.models import Case
from forum.public_ids import from_text, new_id, to_text
from forum.threads.holding.showing import show
from forum.threads.models import Post, PostState
from forum.transaction import reading, transaction
from tests.moderation.making import tighten

FIRST, GRAVE = "My first words here.", "I want to kill myself tonight. I have the pills here."


@pytest.fixture
def strict(app, settings):
    """A forum in which the first three posts of a new member wait."""
    app.extensions["settings"] = replace(settings, hold_first_posts=3)
    return app


@pytest.fixture
def address(inside):
    with inside() as make:
        return f"/t/{to_text(make.thread(board=make.board(slug='sleep')).id)}"


def answer(visitor, address, body, **more):
    page = visitor.get(f"{address}/reply")
    return visitor.send(page, f"{address}/reply", body=body, action="post", **more)


def queue_of(app):
    with app.app_context():
        return [(case.kind, case.band) for case in reading().scalars(select(Case))]


def let_out(app):
    """Do what a moderator does who leaves everything as it is."""
    with app.app_context(), transaction() as session:
        for post in session.scalars(select(Post).where(Post.state == PostState.HELD)):
            show(session, post, at=now())


def test_the_first_posts_of_a_new_member_wait_and_only_they_see_them(
    strict, member, guest, address
):
    page = answer(member, address, FIRST)

    assert "A moderator reads it before others do." in page.words
    assert FIRST in page.words
    assert FIRST not in guest.get(address).words
    assert queue_of(strict) == [("first-post", "whenever")]


def test_after_three_that_a_moderator_let_out_nothing_waits(strict, member, guest, address):
    for number in range(4):
        answer(member, address, f"Words of number {number}.")
        let_out(strict)
    answer(member, address, "These do not wait.")

    assert "These do not wait." in guest.get(address).words
    assert len(queue_of(strict)) == 3


def test_a_thread_that_waits_is_not_there_for_others(strict, member, guest, inside):
    with inside() as make:
        make.board(slug="sleep")

    page = member.send(
        member.get("/boards/sleep/new"),
        "/boards/sleep/new",
        title="Awake again",
        body=FIRST,
        action="post",
    )

    assert page.heading == "Awake again"
    assert guest.get(page.address).status == 404
    assert "Awake again" not in guest.get("/boards/sleep").words
    assert queue_of(strict) == [("first-post", "whenever")]


def test_pressed_twice_it_waits_once(strict, member, address):
    form = member.get(f"{address}/reply").form(f"{address}/reply")
    fields = form.fields | {"body": FIRST, "action": "post"}
    for _ in range(2):
        member.post(f"{address}/reply", fields)

    assert len(queue_of(strict)) == 1


def test_changed_words_are_looked_at_like_new_ones(app, member, guest, inside):
    # Given a board on which everything waits, and a post that was let out
    with inside() as make:
        board = make.board(slug="slow", posting="everything")
        address = f"/t/{to_text(make.thread(board=board).id)}"
    page = answer(member, address, "Mild words.")
    let_out(app)
    pid = page.all("[data-post]")[-1]["data-post"]
    assert "Mild words." in guest.get(address).words

    # When its writer changes it
    edit = member.get(f"/p/{pid}/edit")
    after = member.send(edit, f"/p/{pid}/edit", body="Other words.", action="post")

    # Then nobody else reads the new words yet, nor the old ones
    assert "Other words." in after.words
    shown = guest.get(address).words
    assert "Other words." not in shown
    assert "Mild words." not in shown
    assert ("everything", "whenever") in queue_of(app)


def pause(app, visitor, address, **given):
    """Pause whoever `visitor` is in that thread, by the name that they have in it."""
    mine = handle_id(visitor.root, thread_scope(thread_in(address)))
    usual = {"kind": "pause", "rule": 2, "message": "Please rest for a day.", "thread_id": None}
    until = now().date() + timedelta(days=1)
    with app.app_context(), transaction() as session:
        row = {"id": new_id(), "handle_id": mine, "until_day": until, "day": now().date()}
        session.add(Sanction(**row | usual | given))


@pytest.mark.parametrize("where", ["reply", "new", "edit"])
def test_who_is_paused_is_told_why_and_loses_no_word(app, member, address, where):
    page = answer(member, address, "I was here before.")
    pid = page.all("[data-post]")[-1]["data-post"]
    pause(app, member, address)
    there = {
        "reply": f"{address}/reply",
        "new": "/boards/sleep/new",
        "edit": f"/p/{pid}/edit",
    }[where]

    typed = {"title": "May I?"} if where == "new" else {}
    page = member.send(member.get(there), there, body="One thing more.", action="post", **typed)

    assert page.status == 422
    assert "Please rest for a day." in page.problems
    assert page.one("textarea[name=body]").get_text().strip() == "One thing more."
    assert "One thing more." in member.get("/me/drafts").words


def test_who_is_paused_can_still_take_back(app, member, guest, address):
    page = answer(member, address, "I was here before.")
    pid = page.all("[data-post]")[-1]["data-post"]
    pause(app, member, address)

    member.send(member.get(f"/p/{pid}/edit"), f"/p/{pid}/take-back", sure="1")

    assert "I was here before." not in guest.get(address).words


def test_who_is_muted_in_one_thread_can_write_in_another(app, member, inside, address):
    answer(member, address, "I was here before.")
    pause(app, member, address, kind="mute", thread_id=thread_in(address))
    with inside() as make:
        elsewhere = f"/t/{to_text(make.thread().id)}"

    assert answer(member, address, "Once more.").status == 422
    assert answer(member, elsewhere, "Somewhere else.").status == 200


def thread_in(address):
    return from_text(address.rpartition("/")[2])


def test_who_says_that_they_are_in_danger_is_read_first_and_shown_help(app, member, address):
    page = answer(member, address, GRAVE, details_ok="1")

    assert "people are there for you" in page.words
    assert GRAVE.split(".", maxsplit=1)[0] in page.words
    assert queue_of(app) == [("risk", "now")]


def test_while_nobody_is_on_duty_posts_wait_where_that_is_switched_on(
    app, member, visit, guest, address
):
    with app.app_context(), transaction() as session:
        tighten(session, "new")
    answer(member, address, "In the middle of the night.")

    assert "In the middle of the night." not in guest.get(address).words
    assert queue_of(app) == [("nobody-on-duty", "today")]
