"""Conversations like this one: beneath a conversation, and before somebody asks again."""

import pytest
from sqlalchemy import select

from forum.public_ids import from_text, to_text
from forum.threads.models import Post, Thread
from forum.transaction import reading
from tests.counting import statements_of
from tests.search.filling import fill
from tests.visitor import Visitor

TITLE = "Shaking hands after stopping"


@pytest.fixture
def threads(app, inside) -> list[str]:
    """Three conversations about the same, indexed; where each is."""
    with inside() as make:
        board = make.board(slug="sober", name="Sober")
        others = [
            make.thread(board=board, title=f"Shaking hands {n}", body="Since stopping.")
            for n in range(3)
        ]
        addresses = [f"/t/{to_text(thread.id)}" for thread in others]
    with app.app_context():
        fill(app.extensions["search"], reading())
    return addresses


def opening_of(address: str) -> bytes:
    thread_id = from_text(address.removeprefix("/t/"))
    return reading().scalars(select(Post.id).where(Post.thread_id == thread_id)).one()


def offered(page) -> list[str]:
    return [str(link["href"]) for link in page.all(".alike a")]


@pytest.mark.parametrize("who", ["guest", "member"])
def test_related_conversations_stand_beneath_a_conversation(request, threads, who):
    page = request.getfixturevalue(who).get(threads[0])

    assert sorted(offered(page)) == sorted(threads[1:])


def test_before_a_thread_is_posted_others_like_it_are_offered(member: Visitor, threads):
    # Given a title and some words
    page = member.get("/boards/sober/new")
    assert offered(page) == []

    # When the member looks at the preview
    words = {"title": TITLE, "body": "Is it usual?"}
    page = member.send(page, "/boards/sober/new", **words, action="preview")

    # Then others are offered, and posting is as near as before
    assert sorted(offered(page)) == sorted(threads)
    posted = member.send(page, "/boards/sober/new", **words, action="post")
    assert posted.status == 200
    assert posted.heading == TITLE


def test_a_script_can_ask_while_the_title_is_typed_and_the_words_stay_out_of_addresses(
    member: Visitor, threads
):
    page = member.get("/boards/sober/new")
    token = page.form("/boards/sober/new").fields["csrf_token"]

    answer = member.client.post("/boards/sober/alike", data={"title": TITLE, "csrf_token": token})

    assert answer.status_code == 200
    assert all(address in answer.text for address in threads)
    assert "Others have written about this" in answer.text


def test_only_somebody_who_may_write_there_can_ask(
    guest: Visitor, member: Visitor, threads, inside
):
    with inside() as make:
        make.board(slug="closed", reading="group")
    token = member.get("/boards/sober/new").form("/boards/sober/new").fields["csrf_token"]
    data = {"title": TITLE, "csrf_token": token}

    assert member.client.post("/boards/closed/alike", data=data).status_code == 404
    assert member.client.post("/boards/sober/alike", data={"title": TITLE}).status_code == 400


@pytest.fixture
def writers(app, inside, threads) -> list[Visitor]:
    """Two members who take part in the first conversation, and have read it to its end."""
    here = [Visitor(app).arrive() for _ in range(2)]
    with inside() as make:
        thread = thread_at(make, threads[0])
        for each in here:
            make.reply(thread, writer=make.writer(root=each.root))
    for each in here:
        each.get(threads[0])
    return here


def thread_at(make, address: str) -> Thread:
    return make._session.get_one(Thread, from_text(address.removeprefix("/t/")))


@pytest.fixture
def looks(app):
    """Look at a page as each of these; return how many statements it cost each."""

    def looked(address: str, *visitors: Visitor) -> list[int]:
        costs = []
        for each in visitors:
            with statements_of(app) as asked:
                each.get(address)
            costs.append(len([sql for sql in asked if sql.startswith("SELECT")]))
        return costs

    return looked


@pytest.mark.parametrize("who", ["guest", "member", "writer"])
def test_a_related_conversation_that_was_taken_down_is_gone_at_once(
    request, writers, threads, inside, who
):
    one = writers[0] if who == "writer" else request.getfixturevalue(who)
    assert sorted(offered(one.get(threads[0]))) == sorted(threads[1:])

    with inside() as make:
        make.hide(make.opening_of(thread_at(make, threads[1])))

    assert offered(one.get(threads[0])) == threads[2:]


def test_those_who_take_part_share_what_is_like_it(writers, threads, inside, looks):
    """Who they are, what they left, their posts and what is told them of these is their own."""
    with inside() as make:
        thread_at(make, threads[0]).title = "Shaking hands again"

    first, *others = looks(threads[0], writers[0], *writers)

    assert (first, others) == (7, [4, 4])


def test_what_is_like_it_is_told_anew_with_its_title(writers, threads, inside):
    with inside() as make:
        thread_at(make, threads[1]).title = "Steady hands"

    for each in writers:
        assert "Steady hands" in each.get(threads[0]).text


def test_what_is_like_words_that_others_do_not_see_is_kept_for_nobody(
    app, writers, threads, inside
):
    with inside() as make:
        make.hide(make.opening_of(thread_at(make, threads[0])))
    shelf, _ = app.extensions["pieces_alike"]
    shelf._pages.clear()

    for each in writers:
        each.get(threads[0])

    assert not [key for key in shelf._pages if "talk/_related.html" in key]
