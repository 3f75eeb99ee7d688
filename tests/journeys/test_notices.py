"""Notices: what happened to what I wrote, told inside the site to me alone."""

import pytest

from forum.transaction import db
from tests.counting import statements
from tests.proofs.walking import answer, start_thread


@pytest.fixture
def board(inside):
    with inside() as make:
        return make.board(slug="sleep", name="Sleep").slug


@pytest.fixture
def mine(visit, board):
    """A member with a thread of theirs."""
    me = visit().arrive()
    return me, start_thread(me, board, title="Awake again", body="How do you do it?")


def told(visitor) -> list[str]:
    found = visitor.get("/me/notices").all("[data-notice]")
    return [" ".join(notice.get_text(" ").split()) for notice in found]


def new(visitor) -> int:
    return sum("New" in notice for notice in told(visitor))


def test_a_reply_is_told_right_after_signing_in_elsewhere(visit, mine):
    # Given somebody who answers
    me, thread = mine
    pid = answer(visit().arrive(), thread, body="Slowly.").all("[data-post]")[-1]["data-post"]

    # When I look from another browser
    elsewhere = visit().arrive(root=me.root)
    [notice] = elsewhere.get("/me/notices").all("[data-notice]")

    # Then it says so and leads there
    assert "Awake again" in notice.get_text()
    assert notice.select(f"a[href='/p/{pid}']")
    assert elsewhere.get(f"/p/{pid}").status == 200


def test_answers_without_words_are_told_once_and_without_a_name(visit, mine):
    me, thread = mine
    opening = me.get(thread).all("[data-post]")[0]["data-post"]
    for _ in range(3):
        reader = visit().arrive()
        reader.send(reader.get(thread), f"/p/{opening}/answer", kind="me-too")

    [notice] = me.get("/me/notices").all("[data-notice]")

    assert not notice.select("[data-name]")
    assert not any(sign.isdigit() for sign in notice.get_text())


def test_whoever_asked_tells_the_writer_what_helped(visit, mine):
    me, thread = mine
    other = visit().arrive()
    pid = answer(other, thread, body="Slowly.").all("[data-post]")[-1]["data-post"]

    me.send(me.get(thread), f"/p/{pid}/answer", kind="helped")

    assert len(told(other)) == 1
    me.send(me.get(thread), f"/p/{pid}/answer", kind="helped")
    assert told(other) == []


def test_a_thread_and_a_board_can_be_followed_and_left(visit, mine, board):
    # Given somebody who follows both
    me, thread = mine
    follower = visit().arrive()
    follower.send(follower.get(thread), f"{thread}/follow")
    follower.send(follower.get(f"/boards/{board}"), f"/boards/{board}/follow")

    # When something happens in each
    answer(visit().arrive(), thread, body="Slowly.")
    answer(visit().arrive(), thread, body="Very slowly.")
    start_thread(visit().arrive(), board, title="Another", body="Me too.")

    # Then each is told once, and no more after they stop
    assert len(told(follower)) == 2
    follower.send(follower.get(thread), f"{thread}/follow")
    follower.send(follower.get(f"/boards/{board}"), f"/boards/{board}/follow")
    answer(me, thread, body="Thank you.")
    start_thread(me, board, title="A third", body="Me too.")
    assert len(told(follower)) == 2


def test_notices_are_read_and_cleared_one_by_one_and_all_at_once(visit, mine):
    # Given three replies
    me, thread = mine
    for words in ("One.", "Two.", "Three."):
        answer(visit().arrive(), thread, body=words)
    assert (len(told(me)), new(me)) == (3, 3)

    # When one is read, and one is cleared
    mark = me.get("/me/notices").all("[data-notice] input[name=notice]")[0]["value"]
    page = me.get("/me/notices")
    me.send(page, "/me/notices", notice=mark, action="read")
    assert (len(told(me)), new(me)) == (3, 2)
    me.send(page, "/me/notices", notice=mark, action="clear")
    assert (len(told(me)), new(me)) == (2, 2)

    # Then so are all others with one press
    me.send(page, "/me/notices", notice="", action="read")
    assert (len(told(me)), new(me)) == (2, 0)
    me.send(page, "/me/notices", notice="", action="clear")
    assert told(me) == []
    answer(visit().arrive(), thread, body="Four.")
    assert (len(told(me)), new(me)) == (1, 1)


def test_seeing_a_reply_in_its_thread_reads_its_notice(visit, mine):
    me, thread = mine
    me.get(thread)
    answer(visit().arrive(), thread, body="Slowly.")
    assert new(me) == 1

    me.get(thread)

    assert (len(told(me)), new(me)) == (1, 0)


def test_a_notice_for_a_post_that_is_gone_is_gone(visit, mine):
    me, thread = mine
    other = visit().arrive()
    pid = answer(other, thread, body="Slowly.").all("[data-post]")[-1]["data-post"]
    page = me.get("/me/notices")

    other.send(other.get(f"/p/{pid}/edit"), f"/p/{pid}/take-back", sure="1")

    assert told(me) == []
    mark = page.all("[data-notice] input[name=notice]")[0]["value"]
    assert me.send(page, "/me/notices", notice=mark, action="read").status == 200


def test_the_number_of_new_ones_stands_in_the_navigation(visit, mine):
    me, thread = mine
    answer(visit().arrive(), thread, body="Slowly.")

    me.get("/")

    assert "1 new" in " ".join(me.get("/rules").one("nav.mainnav").get_text(" ").split())


def test_many_notices_are_paged_and_cost_what_one_costs(app, visit, mine):
    # Given one notice, then thirty
    me, thread = mine
    counts = []
    for replies in (1, 29):
        for number in range(replies):
            answer(visit().arrive(), thread, body=f"Slowly {number}.")
        with app.app_context():
            engine = db.engine
        with statements(engine) as asked:
            page = me.get("/me/notices")
        counts.append(len(asked))

    # Then the page shows the newest and leads to the older ones
    assert counts[0] == counts[1]
    assert len(page.all("[data-notice]")) == 20
    rest = me.get(page.one("a[rel=next]")["href"])
    assert len(rest.all("[data-notice]")) == 10
    assert me.get("/me/notices?after=nonsense").status == 404


def test_nobody_sees_what_another_is_told(visit, mine):
    _, thread = mine
    answer(visit().arrive(), thread, body="Slowly.")

    assert told(visit().arrive()) == []
    assert visit().get("/me/notices").address.startswith("/sign-in")
