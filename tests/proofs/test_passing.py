"""What one page leaves to say to the next is with the browser, sealed, and not in the store."""

import base64
import sqlite3

import pytest

from forum.public_ids import to_text
from tests.proofs.walking import answer


@pytest.fixture
def thread(inside):
    with inside() as make:
        return f"/t/{to_text(make.thread(board=make.board(slug='sleep')).id)}"


@pytest.fixture
def stored(settings):
    """Look at the boxes of all visits."""

    def look() -> list[tuple]:
        with sqlite3.connect(settings.data / "sessions.db") as connection:
            rows = connection.execute("SELECT key, box FROM session ORDER BY key").fetchall()
        connection.close()
        return rows

    return look


def test_no_deed_changes_the_store_of_visits(member, thread, stored):
    """Else its log would say, beside the database's, whose deeds they were."""
    opening = member.get(thread).all("[data-post]")[0]["data-post"]
    member.get("/boards/sleep")
    before = stored()

    answer(member, thread, body="Slowly.")
    member.send(member.get(thread), f"/p/{opening}/answer", kind="hear")
    member.send(member.get(thread), f"{thread}/follow")
    member.send(member.get("/boards/sleep"), "/boards/sleep/follow")
    member.send(member.get(f"{thread}/reply"), f"{thread}/reply", body="x", action="draft")
    member.send(member.get("/me/topics"), "/me/topics", topics="violence")
    member.get("/")

    assert stored() == before


def test_a_sentence_is_said_once(member, thread):
    said = member.send(member.get(thread), f"{thread}/follow")

    assert "You follow this thread" in said.one(".notices").get_text()
    assert not member.get(thread).all(".notices")


def test_the_browser_holds_a_box_that_its_visit_alone_opens(member, visit, thread):
    page = member.get(thread).form(f"{thread}/follow").fields
    member.client.post(f"{thread}/follow", data=page)
    box = member.client.get_cookie("said").value
    assert b"follow" not in base64.urlsafe_b64decode(box)

    other = visit().arrive()
    other.client.set_cookie("said", box)

    assert not other.get(thread).all(".notices")
    assert "You follow this thread" in member.get(thread).one(".notices").get_text()


@pytest.mark.parametrize("box", ["", "x", "nonsense!", "AAAA" * 40, "é"])
def test_a_box_that_somebody_made_up_says_nothing(member, thread, box):
    member.client.set_cookie("said", box)

    assert member.get(thread).status == 200


def test_leaving_and_signing_out_take_it_away(member, visit, thread):
    other = visit().arrive()
    for visitor, way in ((member, "/leave"), (other, "/sign-out")):
        visitor.client.post(
            f"{thread}/follow", data=visitor.get(thread).form(f"{thread}/follow").fields
        )
        if way == "/leave":
            visitor.get(way)
        else:
            token = visitor.get("/rules").form("/sign-out").fields
            visitor.client.post(way, data=token)
        assert visitor.client.get_cookie("said") is None
