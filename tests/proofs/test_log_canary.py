"""Proof 3: what a request carries is on no log stream and in no file, whatever becomes of it."""

import io
import shutil
from contextlib import contextmanager
from functools import partial

import pytest
from sqlalchemy import delete
from werkzeug.datastructures import FileStorage

from config import load
from forum.app import create_app
from forum.transaction import db
from forum.wordrules.models import WordRule
from tests.inside import opened
from tests.proofs.canary import marks
from tests.proofs.canary.broken import HALF, WHOLE, send_broken
from tests.proofs.canary.stack import run_stack
from tests.proofs.canary.wire import WireClient
from tests.proofs.residue import held_in
from tests.proofs.walking import walk
from tests.running.processes import wait_until
from tests.standing_still import let_time_go
from tests.visitor import Visitor

MEMORY = "/dev/"  # nothing, and what lies in memory


@contextmanager
def forum_beside(stack):
    """Yield the same forum in this process: for what no page can do, such as making a board."""
    names = {"LAMPLIT_DATA": str(stack.data), "LAMPLIT_LISTEN": stack.server}
    app = create_app(load(names | {"LAMPLIT_LIMITS": "off"}))
    app.extensions["failures"] = []
    yield app
    with app.app_context():
        db.engine.dispose()


def browser(stack):
    client = WireClient(stack.server, here=marks.ADDRESS, headers=marks.HEADERS)
    client.set_cookie("other", marks.COOKIE)
    return client


def visitor(app, stack):
    """Return a visitor who comes over the wire, with all the marks."""
    made = Visitor(app)
    made.client = browser(stack)
    return made


def ask_oddly(stack):
    """Ask for what is not there, fail, and send forms that nobody offered; return the statuses."""
    client, long = browser(stack), marks.FILE * 60_000
    typed = {"passphrase": marks.FIELD, "code": marks.FIELD, "q": marks.FIELD, "body": marks.FIELD}
    paths = [f"/{marks.PATH}", f"/t/{marks.PATH}", f"/boards/{marks.PATH}?a={marks.QUERY}"]
    paths += [f"/static/{marks.PATH}", f"/staff/join/{marks.PATH}", f"/search/r/{marks.PATH}"]
    paths += [f"/search?q={marks.QUERY}", f"/sign-in?next=/{marks.QUERY}", f"/break/{marks.PATH}"]
    forms = ["/sign-in", "/join", "/recover", "/search", f"/break/{marks.PATH}?a={marks.QUERY}"]
    answers = [client.get(path) for path in paths]
    answers += [client.post(path, data=typed) for path in forms]
    answers += [client.post("/search", data={"q": marks.FIELD}, headers={"Origin": "null"})]
    answers += [client.open(f"/{marks.PATH}", method=method) for method in ("PUT", "TRACE", "HEAD")]
    for path in ("/sign-in", "/search"):
        letter = FileStorage(io.BytesIO(long.encode()), f"{marks.FILE}.txt")
        answers += [client.post(path, data={"letter": letter, **typed})]
    answers += [client.post("/sign-in", data={"passphrase": long * 4})]
    return {answer.status_code for answer in answers}


def go_wrong(app, stack):
    """Type words into forms that come back, each with its own fault."""
    member = visitor(app, stack).arrive()
    here = "/boards/sleep/new"
    for action in ("preview", "draft"):
        member.send(member.get(here), here, title="", body=marks.FIELD, action=action)
    member.send(member.get(here), here, title=marks.FIELD, body="", action="post")
    member.send(member.get("/search"), "/search", q=marks.FIELD)


@pytest.fixture
def stack(tmp_path, migrated, monkeypatch):
    let_time_go(monkeypatch)  # a code of when the walk began is refused half a minute later
    (tmp_path / "data").mkdir(mode=0o700)
    shutil.copy(migrated, tmp_path / "data" / "lamplit.db")
    with run_stack(tmp_path) as running:
        yield running


def found(stack):
    """Return which mark is in what was said, and in which file: of the data, and beside it."""
    (stack.folder / "said").write_text(stack.said)
    return held_in(stack.folder, (*marks.ALL, marks.TOLD))


def test_nothing_that_a_request_carries_is_on_a_log_stream_or_in_a_file(stack):
    # Given a forum that runs, and everybody's requests marked wherever they can be
    wait_until((stack.data / "chores" / "ship-word-rules").exists)
    with forum_beside(stack) as app, opened(app) as make:
        make.board(slug="sleep")
        make._session.execute(delete(WordRule))  # the walk adds the first

    # When everything is done that can be done, much goes wrong, and somebody sends nonsense
    with forum_beside(stack) as app:
        walk(app, partial(visitor, app, stack), board="sleep", title="Awake", body="It is three.")
        go_wrong(app, stack)
    statuses = ask_oddly(stack)
    answered = send_broken(stack.server)
    while_it_ran = held_in(stack.data, marks.ALL)
    browser(stack).get(f"/tell/{marks.TOLD}")
    stack.stop()

    # Then no mark is anywhere but the one that was said and written to show that it is found,
    # and nothing else was written beside the data folder
    assert {200, 303, 404, 413, 422, 500} <= statuses
    assert answered.keys() == WHOLE.keys() | HALF.keys()
    assert stack.said.count("request failed") >= 2
    assert while_it_ran == set()
    assert found(stack) == {(marks.TOLD, "said"), (marks.TOLD, "written")}
    beside = {path for path in stack.opened() if not _is_memory(path, stack.folder)}
    assert beside == {stack.folder / "written"}


def _is_memory(path, folder):
    """The folder of the test counts as a disk, wherever it lies."""
    return str(path).startswith(MEMORY) and not path.is_relative_to(folder)
