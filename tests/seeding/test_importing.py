from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.accounts.models import InstanceFact
from forum.boards.models import Board
from forum.errors import Refused
from forum.handles.models import Handle
from forum.public_ids import new_id
from forum.sealing import new_root
from forum.seeding.importing import (
    ReadyThread,
    add_threads,
    board_ids,
    ids_here,
    import_key,
    make_ready,
    thread_id_for,
)
from forum.seeding.lines import check_thread
from forum.threads.models import Post, PostState, Thread, Words
from forum.threads.reading import BEGINNING, list_page, tree_page
from tests.seeding.saying import TODAY, post, talk


def ready(board: Board, *posts: dict[str, Any], thread_id: bytes | None = None) -> ReadyThread:
    saved = check_thread(talk(*posts), today=TODAY)
    return make_ready(saved, board_id=board.id, thread_id=thread_id or new_id())


def brought_in(session: Session, board: Board, *posts: dict[str, Any]) -> Thread:
    [added] = add_threads(session, [ready(board, *posts)])
    return session.get_one(Thread, added.thread["id"])


def test_imported_posts_know_their_day_and_no_hour(session, make):
    thread = brought_in(session, make.board(), post(1), post(2))

    hours = session.scalars(select(Post.hour).where(Post.thread_id == thread.id)).all()

    assert hours == [None, None]
    assert (thread.hour, thread.step, thread.last_hour, thread.last_step) == (None, 0, None, 0)


def test_the_latest_post_gives_the_thread_its_place_on_the_board(session, make):
    thread = brought_in(
        session,
        make.board(),
        post(1, day="2026-01-01"),
        post(2, day="2026-02-02"),
        post(3, day="2026-01-15"),
    )

    assert (str(thread.day), str(thread.last_day)) == ("2026-01-01", "2026-02-02")


def test_one_name_is_one_person_within_the_thread(session, make):
    board = make.board()
    blue, red = {"name": "Blue Cup"}, {"name": "Red Cup"}
    first = brought_in(
        session,
        board,
        post(1, **blue, day="2026-02-02"),
        post(2, **red, day="2026-02-02"),
        post(3, **blue, day="2026-02-05"),
    )
    second = brought_in(session, board, post(1, **blue))

    def people(thread: Thread) -> list[bytes | None]:
        wanted = select(Post.handle_id).where(Post.thread_id == thread.id)
        return list(session.scalars(wanted.order_by(Post.seq)))

    one, two, three = people(first)
    assert one == three != two
    assert people(second) != [one]
    handle = session.get_one(Handle, one)
    assert (handle.name, str(handle.day)) == ("Blue Cup", "2026-02-02")
    assert first.handle_id == one


def test_posts_without_a_name_are_given_one_each(session, make):
    thread = brought_in(session, make.board(), *(post(n) for n in range(200)))

    names = [row.name for row in list_page(session, thread.id, at=BEGINNING).posts]

    assert len(set(names)) == len(names)
    assert all(len(name.split()) == 2 for name in names)


def test_a_given_name_is_not_given_again(session, make, monkeypatch):
    monkeypatch.setattr("forum.handles.naming.thread_name", lambda _id, n: f"Blue {n}")

    thread = brought_in(session, make.board(), post(1), post(2, name="Blue 0"), post(3))

    names = [row.name for row in list_page(session, thread.id, at=BEGINNING).posts]
    assert names == ["Blue 1", "Blue 0", "Blue 2"]


def test_a_deep_thread_comes_in_whole(session, make):
    posts = [post(1), *(post(n, n - 1, body="Yes.") for n in range(2, 1_501))]

    thread = brought_in(session, make.board(), *posts)

    deepest = session.scalar(select(func.max(Post.depth)).where(Post.thread_id == thread.id))
    assert (deepest, thread.replies) == (1_499, 1_499)


def test_a_thread_that_is_here_is_not_added_again(session, make):
    board, thread_id = make.board(), new_id()
    one, same = (ready(board, post(1), post(2), thread_id=thread_id) for _ in range(2))
    other = ready(board, post(1))

    assert len(add_threads(session, [one, same])) == 1
    assert add_threads(session, [same, other]) == [other]
    assert session.scalar(select(func.count()).select_from(Post)) == 3
    assert ids_here(session, [thread_id, new_id()]) == {thread_id}


def test_nothing_to_add_adds_nothing(session, make):
    make.thread()

    assert add_threads(session, []) == []
    assert session.scalar(select(func.count()).select_from(Thread)) == 1


def test_a_circle_is_refused_before_anything_is_written(session, make):
    with pytest.raises(Refused, match="answers itself"):
        ready(make.board(), post(1), post(2, 3), post(3, 2))


def test_words_are_kept_as_typed_and_as_safe_html(session, make):
    thread = brought_in(session, make.board(), post(body="*Yes* <b>&"))

    words = session.scalars(select(Words).join(Post).where(Post.thread_id == thread.id)).one()

    assert words.source == "*Yes* <b>&"
    assert words.html.strip() == "<p><em>Yes</em> &lt;b&gt;&amp;</p>"


def test_an_opening_may_have_been_taken_back(session, make):
    saved = check_thread(talk(post(1), post(2)), today=TODAY)
    saved.posts[0] = type(saved.posts[0])(None, None, None, TODAY)
    gone = type(saved)(saved.board, None, saved.posts)

    [added] = add_threads(session, [make_ready(gone, board_id=make.board().id, thread_id=new_id())])

    thread = session.get_one(Thread, added.thread["id"])
    assert (thread.title, thread.handle_id, thread.replies) == (None, None, 1)
    opening = tree_page(session, thread.id, at=BEGINNING).posts[0]
    assert (opening.state, opening.html, opening.name) == (PostState.TAKEN_BACK, None, None)


def test_the_key_is_made_once_and_is_this_database_s_own(session):
    key = import_key(session)
    session.flush()

    assert import_key(session) == key
    assert session.get_one(InstanceFact, "import key").value == key
    assert thread_id_for(key, b"a line") == thread_id_for(key, b"a line")
    assert thread_id_for(key, b"a line") != thread_id_for(key, b"another")
    assert thread_id_for(key, b"a line") != thread_id_for(new_root(), b"a line")


def test_boards_are_known_by_their_slugs(session, make):
    board = make.board(slug="nights")

    assert board_ids(session) == {"nights": board.id}
