"""Proof 4: no response holds what its reader must not have, nor what joins two of one author."""

import pytest
from flask import request

from forum.boards.models import Board
from forum.handles.deriving import SITE, handle_id, own_handles, thread_in
from forum.handles.models import Handle
from forum.handles.naming import Window
from forum.privacy.inventory.everything import unexplained
from forum.public_ids import from_text, to_text
from forum.threads.models import Post, Thread
from forum.transaction import db
from forum.web.drawing.pieces import Pieces
from forum.web.visits.sessions import viewer
from tests.proofs.hidden import secrets_of
from tests.proofs.scanning import Secret, findings, listening, shared_marks
from tests.proofs.walking import (
    answer,
    change_words,
    join,
    read_thread,
    start_thread,
    walk,
    words_on,
)

STATIC = {"/static/<path:name>"}  # the same bytes for everybody
ASH, BIRCH, CEDAR = (bytes([n]) * 32 for n in (11, 12, 13))


def test_nothing_hidden_is_in_any_answer_of_a_walk_through_the_forum(app, visit, inside):
    # Given a forum where people have met before
    with inside() as make:
        board = make.board(slug="sleep")
        make.reply(make.thread(board=board, writer=make.writer(root=ASH)))

    # When everything that can be done is done
    with listening(app) as heard:
        walk(app, visit, board="sleep", title="Awake again", body="It is three.")

    # Then no answer, file or redirect holds a root, a handle, an account, a cookie or a box
    secrets = secrets_of(app, heard)
    assert {"handle.id", "root", "account", "cookie", "credential.lookup"} <= {
        s.kind for s in secrets
    }
    assert {200, 303, 404, 422} <= {a.status for a in heard}
    assert {rule.rule for rule in app.url_map.iter_rules()} - {a.rule for a in heard} == STATIC
    assert findings(heard, secrets) == []

    # And members are told of each cookie
    given = {v.split("=")[0] for a in heard for name, v in a.headers if name == "Set-Cookie"}
    assert {"s", "said", "look"} <= given
    assert unexplained([f"cookie:{name}" for name in given]) == []


@pytest.mark.parametrize("kind", ["handle.id", "root", "account", "cookie", "session"])
def test_a_leak_anywhere_in_the_forum_would_be_found(app, visit, inside, kind):
    """The same walk, with one secret in one header or page: the proof above can fail."""
    with inside() as make:
        address = f"/t/{to_text(make.thread(writer=make.writer(root=ASH)).id)}"
    member = visit().arrive(root=BIRCH)
    with listening(app) as heard:
        member.get(address)
    planted = next(s for s in sorted(secrets_of(app, heard), key=repr) if s.kind == kind)

    def leak(response):
        if request.path == "/rules":
            response.headers["X-Trace"] = to_text(planted.value)
        if request.path == "/help":
            response.set_data(response.get_data() + planted.value.hex().encode())
        return response

    app.after_request_funcs[None].append(leak)
    with listening(app) as heard:
        for path in ("/rules", "/help", "/privacy"):
            member.client.get(path)

    assert findings(heard, [planted]) == [f"{kind} in /help (200)", f"{kind} in /rules (200)"]


def test_new_words_are_shown_to_their_owner_before_they_count_and_never_again(app, visit):
    # Given somebody who joins and changes their words later
    with listening(app) as heard:
        member = visit()
        keep = join(member)
        first = words_on(keep)
        fresh = change_words(member, first)
        for path in ("/me", "/join", "/keep/print", "/keep/notes.txt", "/sign-in"):
            member.client.get(path)

    # Then only the pages of the second step hold the words, and a redirect never does
    secrets = [Secret("words", words) for words in (first, fresh)]
    secrets += [Secret("words", " ".join(reversed(first.split())))]
    secrets += [Secret("code", code.get_text()) for code in keep.all("[data-recovery-code]")]
    places = {found.split(" in ")[1].split(" ")[0] for found in findings(heard, secrets)}
    assert places == {"/join", "/keep/notes.txt", "/keep/print"}
    listed = [a for a in heard if all(word.encode() in a.body for word in fresh.split())]
    assert {a.path for a in listed} == {"/me/passphrase"}
    assert all(a.status in (200, 422) for a in listed)


@pytest.fixture
def threads(inside, visit):
    """Ash and Birch talk in one thread, Ash and Cedar in another, without Ash in the rest.

    Every id is fixed, so that no name or window is the same by chance in one run of many.
    """
    with inside() as make:
        board = make.board(slug="sleep", id=bytes([9]) * 16)
        make.board(slug="inner", reading="members", id=bytes([8]) * 16)
    people = {root: visit().arrive(root=root) for root in (ASH, BIRCH, CEDAR)}
    addresses = []
    for number, talk in enumerate(((BIRCH, ASH), (CEDAR, ASH), (BIRCH, CEDAR), (CEDAR, BIRCH))):
        title, nonce = f"Thread number {number}", f"form {number}"
        where = start_thread(people[talk[0]], "sleep", title=title, body=title, nonce=nonce)
        answer(people[talk[1]], where, body=f"Answer number {number}", nonce=nonce)
        addresses.append(where)
    assert board.slug == "sleep"
    return addresses


def pages(app, reader, threads):
    with listening(app) as heard:
        for address in threads:
            reader.get(address)
    return heard


@pytest.mark.parametrize(
    "root", [None, BIRCH, bytes([99]) * 32], ids=["guest", "other", "stranger"]
)
def test_nothing_joins_two_threads_of_one_author(app, visit, threads, root):
    reader = visit().arrive(root=root) if root else visit()

    first, second, *others = pages(app, reader, threads)

    assert shared_marks([first, second], others) == set()


def test_a_known_name_joins_two_threads_by_name_and_window_alone(app, visit, threads):
    """The one exception, chosen by its owner: it shows too that the proof above can fail."""
    ash, birch = visit().arrive(root=ASH), visit().arrive(root=BIRCH)
    for number in (0, 1):
        title, nonce = f"As ever {number}", f"known {number}"
        typed = {"title": title, "body": title, "nonce": nonce, "post_as": "known"}
        threads.append(start_thread(ash, "sleep", **typed))
        answer(birch, threads[-1], body=f"Hello {number}", nonce=nonce)

    *others, first, second = pages(app, visit(), threads)

    with app.app_context():
        known = db.session.get(Handle, handle_id(ASH, SITE))
    marks = shared_marks([first, second], others)
    classes = {mark for mark in marks if mark[:2] == ("span", "class")}
    assert len(classes) == 1
    assert ("text", known.name) in marks
    assert all(known.name in mark[-1] for mark in marks - classes)


def test_a_window_that_followed_its_author_would_be_found(app, visit, threads):
    with app.app_context():
        posts = db.session.query(Post.handle_id, Post.thread_id).all()
    of_ash = {h for h, thread in posts if h == handle_id(ASH, f"thread:{to_text(thread)}")}
    app.extensions["pieces"], app.jinja_env._in = Pieces(), {}  # all is drawn anew
    usual = app.jinja_env.filters["window"]
    app.jinja_env.filters["window"] = lambda h: Window(11, "x") if h in of_ash else usual(h)

    first, second, *others = pages(app, visit(), threads)

    assert shared_marks([first, second], others) == {("span", "class", "pane p-x h11")}


def test_a_name_is_told_only_where_its_owner_wrote(app, visit, inside, threads):
    # Given people with names for one thread, known names, and a thread behind the door
    cedar = visit().arrive(root=CEDAR)
    answer(cedar, start_thread(cedar, "inner", title="Inside", body="In here"), body="Still here")
    birch = visit().arrive(root=BIRCH)
    threads.append(start_thread(birch, "sleep", title="Known", body="By name", post_as="known"))

    # When everybody reads everything
    with listening(app) as heard:
        for reader in (visit(), visit().arrive(root=ASH), birch, cedar):
            for path in ("/", "/help", "/boards/inner", "/nowhere", "/me", "/me/name"):
                reader.get(path)
            for address in threads:
                read_thread(reader, "sleep", address)
                reader.get(f"{address}/reply")

    # Then each name is on pages of its thread, on its board for who began it, and on its own
    with app.app_context():
        names = {handle: handle.name for handle in db.session.query(Handle)}
        told = [
            (handle.scope, a.path)
            for handle, name in names.items()
            for a in heard
            if findings([a], [Secret("name", name)]) and not may_be_told(a, handle)
        ]
    assert len(set(names.values())) == len(names) >= 10, "two alike would prove nothing"
    assert told == []


def may_be_told(heard, handle) -> bool:
    """Return whether the reader of `heard` may meet the name of `handle` there."""
    is_own = heard.reader and handle_id(heard.reader, handle.scope) == handle.id
    if is_own and (handle.scope == SITE or heard.path == "/me"):
        return True
    if heard.path in ("/me", "/me/notices") and heard.reader:
        return _answered_there(handle, heard.reader)
    kind, _, rest = heard.path.strip("/").partition("/")
    if kind == "boards":
        return _began_there(handle, rest.split("/")[0], heard.reader)
    return kind == "t" and _wrote_there(handle, from_text(rest.split("/")[0]))


def _answered_there(handle, reader: bytes) -> bool:
    """Return whether `handle` wrote in a thread in which the reader has written too."""
    theirs = db.session.query(Post.thread_id).filter_by(handle_id=handle.id)
    return any(
        db.session.query(Post)
        .filter(Post.handle_id.in_(own_handles(reader, thread)))
        .filter_by(thread_id=thread)
        .first()
        for (thread,) in theirs
    )


def _began_there(handle, slug: str, reader: bytes | None) -> bool:
    began = db.session.query(Board).join(Thread).filter(Thread.handle_id == handle.id)
    board = began.filter(Board.slug == slug).first()
    return board is not None and (board.reading == "everyone" or reader is not None)


def _wrote_there(handle, thread: bytes) -> bool:
    wrote = db.session.query(Post).filter_by(handle_id=handle.id, thread_id=thread).first()
    return wrote is not None and (handle.scope == SITE or thread_in(handle.scope) == thread)


def test_a_name_told_elsewhere_would_be_found(app, visit, inside, threads):
    with app.app_context():
        handle = db.session.query(Handle).first()
    app.view_functions["pages.rules"] = lambda: f"<p>{handle.name}, {viewer().is_member}</p>"

    with listening(app) as heard:
        visit().client.get("/rules")

    assert findings(heard, [Secret("name", handle.name)])
    with app.app_context():
        assert not may_be_told(heard[0], handle)
