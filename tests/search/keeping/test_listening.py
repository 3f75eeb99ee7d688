"""Whatever changes what can be found is written down with the change."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from forum.boards.curating import change_board
from forum.boards.models import Reading
from forum.events import NewsDesk
from forum.operating.boards import words_of
from forum.search.keeping.listening import sit_down_at
from forum.search.keeping.models import Matter, SearchOutbox
from forum.threads.holding.redacting import add_note, redact
from forum.threads.models import Line
from forum.threads.moving import move
from forum.threads.revising import Revision, revise
from forum.threads.rules import HELPED
from tests.makers import NOON


@pytest.fixture
def me(make):
    return make.writer()


@pytest.fixture
def thread(make, me):
    return make.thread(writer=me)


@pytest.fixture
def waiting(session, quiet):
    """Return what waits; the parameter is what happened just now, whose news is told first."""

    def found():
        desk = NewsDesk()
        sit_down_at(desk)
        desk.enter(session)
        session.info.pop("news", None)
        rows = {(row.kind, row.about_id) for row in session.scalars(select(SearchOutbox))}
        quiet()
        return rows

    return found


def test_a_new_thread_is_looked_at_once(make, thread, waiting):
    assert waiting() == {(Matter.POST, make.opening_of(thread).id)}


def test_the_first_reply_by_somebody_else_ends_the_wait_of_all(make, me, thread, waiting):
    waiting()

    own = make.reply(thread, writer=me)
    assert waiting() == {(Matter.POST, own.id)}
    first = make.reply(thread)
    assert waiting() == {(Matter.POST, first.id), (Matter.THREAD, thread.id)}
    second = make.reply(thread)
    assert waiting() == {(Matter.POST, second.id)}


def test_what_waits_for_a_moderator_is_not_written_down(session, make, thread, waiting):
    waiting()
    held = make.writer(waits=True)

    make.thread(writer=held)
    post = make.reply(thread, writer=held)
    make.change(post, "Other words", writer=held)

    assert waiting() == set()


def test_a_post_that_is_hidden_or_shown_is_looked_at_with_its_conversation(make, thread, waiting):
    post = make.reply(thread)
    waiting()

    make.hide(post, Line.WAITING)
    assert waiting() == {(Matter.GONE, post.id), (Matter.THREAD, thread.id)}
    make.show(post)
    assert waiting() == {(Matter.POST, post.id), (Matter.THREAD, thread.id)}


def test_what_is_taken_back_is_gone(make, me, thread, waiting):
    post = make.reply(thread, writer=me)
    waiting()

    make.take_back(post, writer=me)

    assert waiting() == {(Matter.GONE, post.id), (Matter.THREAD, thread.id)}


def test_changed_words_and_notes_are_looked_at(session, make, me, thread, waiting):
    post, opening = make.reply(thread, writer=me, body="One"), make.opening_of(thread)
    waiting()

    make.change(post, "Two", writer=me)
    assert waiting() == {(Matter.POST, post.id)}
    redact(session, post, "Three", at=NOON)
    assert waiting() == {(Matter.POST, post.id)}
    revise(session, post.id, Revision("Three", notes=["violence"]), writer=me, at=NOON)
    assert waiting() == {(Matter.POST, post.id)}
    add_note(session, opening, ["self-harm"])
    assert waiting() == {(Matter.POST, opening.id), (Matter.THREAD, thread.id)}


def test_a_reply_that_helped_whoever_asked_is_a_mark_on_the_conversation(make, me, thread, waiting):
    post = make.reply(thread)
    waiting()

    make.answer(post, HELPED)
    assert waiting() == set()
    for _ in ("said", "taken back"):
        make.answer(post, HELPED, writer=me)
        assert waiting() == {(Matter.THREAD, thread.id)}


def test_a_thread_that_moves_and_a_board_that_others_may_read(session, make, thread, waiting):
    board = make.board()
    waiting()

    move(session, thread, board, at=NOON)
    assert waiting() == {(Matter.THREAD, thread.id)}
    change_board(session, board, replace(words_of(board), reading=Reading.MEMBERS))
    assert waiting() == {(Matter.BOARD, board.id)}


def test_all_news_of_conversations_reaches_the_index(app):
    """So that a new kind of news is thought of here, too."""
    desk = app.extensions["news_desk"]
    heard = {kind.__name__ for kind, recorders in desk._recorders.items() if _ours(recorders)}

    assert heard == {
        *("PostPublished", "PostChanged", "PostRedacted", "PostMarked", "PostShown"),
        *("PostHidden", "PostGone", "PostAnswered", "AnswerGone", "ThreadMoved"),
        *("ThreadBroughtIn", "ReadingChanged"),
    }


def _ours(recorders):
    return any(each.__module__ == "forum.search.keeping.listening" for each in recorders)
