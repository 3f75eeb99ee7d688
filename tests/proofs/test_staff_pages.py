"""Proof 4 on the pages of staff: two posts of one author in two threads have nothing in common."""

import pytest

from forum.clock import now
from forum.handles.deriving import handle_id
from forum.handles.models import Handle
from forum.handles.naming import Window
from forum.public_ids import to_text
from forum.threads.models import Post
from forum.transaction import db
from tests.journeys.cases import flag
from tests.proofs.scanning import Secret, findings, listening, shared_marks

ASH, BIRCH, CEDAR, OTTER = (bytes([n]) * 32 for n in (11, 12, 13, 99))


@pytest.fixture
def cases(inside):
    """Ash answers in the first two threads, others in the rest; each answer is flagged.

    Every id is fixed, so that no name or window is the same by chance in one run of many.
    """
    with inside() as make:
        board, found = make.board(slug="sleep", id=bytes([9]) * 16), []
        talks = ((BIRCH, ASH), (CEDAR, ASH), (BIRCH, CEDAR), (CEDAR, BIRCH))
        for number, (first, second) in enumerate(talks):
            opener = make.writer(root=first, form=f"form {number}")
            title = f"Thread number {number}"
            thread = make.thread(board=board, title=title, body=title, writer=opener, at=now())
            writer = make.writer(root=second, form=f"form {number}")
            post = make.reply(thread, body=f"Answer {number}", writer=writer, at=now())
            found.append(flag(make, post, reasons=["unkind"], at=now()))
        return found


@pytest.fixture
def otter(visit):
    return visit().arrive_on_duty(root=OTTER)


def pages(app, reader, addresses):
    with listening(app) as heard:
        for address in addresses:
            reader.get(address)
    return heard


def test_nothing_joins_two_cases_of_one_author(app, otter, cases):
    first, second, *others = pages(app, otter, cases)

    assert shared_marks([first, second], others) == set()


def test_nothing_joins_them_once_they_are_decided_either(app, otter, cases):
    for case in cases:
        told = {"decision": "take-down", "rule": "1", "message": "That was unkind."}
        otter.send(otter.get(case), f"{case}/decide", **told)

    first, second, *others = pages(app, otter, cases)

    assert shared_marks([first, second], others) == set()


def test_a_window_that_followed_its_author_would_be_found(app, otter, cases):
    with app.app_context():
        posts = db.session.query(Post.handle_id, Post.thread_id).all()
    of_ash = {h for h, thread in posts if h == handle_id(ASH, f"thread:{to_text(thread)}")}
    usual = app.jinja_env.filters["window"]
    app.jinja_env.filters["window"] = lambda h: Window(11, "x") if h in of_ash else usual(h)

    first, second, *others = pages(app, otter, cases)

    assert shared_marks([first, second], others) == {("span", "class", "pane p-x h11")}


def test_the_queue_names_nobody(app, otter, cases):
    heard = pages(app, otter, ["/moderation", "/moderation?mine=1", "/moderation/audit"])

    with app.app_context():
        names = [Secret("name", name) for (name,) in db.session.query(Handle.name)]
    assert len(names) == 8
    assert findings(heard, names) == []
