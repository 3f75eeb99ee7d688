"""What is to be found of a post: published words on boards that are open, and nothing else."""

import pytest
from sqlalchemy.orm import Session

from forum.boards.models import Reading
from forum.search.backend import Document
from forum.search.keeping import documents
from forum.search.keeping.documents import among, everything, ids_in, of_threads
from forum.threads.models import PostState
from forum.threads.moving import move
from forum.threads.rules import HELPED
from tests.makers import NOON


def test_a_document_says_what_readers_see_of_a_post(session, make):
    board, me = make.board(reading=Reading.MEMBERS), make.writer()
    thread = make.thread(board=board, title="Nights", body="Long", notes=["violence"], writer=me)
    reply = make.reply(thread, body="Tea", notes=["self-harm"])
    make.answer(reply, HELPED, writer=me)
    opening = make.opening_of(thread)

    found = {document.id: document for document in among(session, [opening.id, reply.id])}

    usual = {"thread": thread.id, "board": board.id, "everyone": False, "day": NOON.date()}
    usual |= {"helped": True, "waiting": False}
    violence, both = frozenset({"violence"}), frozenset({"violence", "self-harm"})
    assert found == {
        opening.id: Document(opening.id, title="Nights", body="Long", notes=violence, **usual),
        reply.id: Document(reply.id, title="", body="Tea", notes=both, **usual),
    }


def test_the_notes_of_an_opening_that_is_hidden_are_on_no_reply(session, make):
    thread = make.thread(notes=["violence"])
    reply = make.reply(thread, notes=["self-harm"])

    make.hide(make.opening_of(thread))

    (found,) = of_threads(session, [thread.id])
    assert (found.id, found.notes) == (reply.id, frozenset({"self-harm"}))


@pytest.mark.parametrize("state", [PostState.HELD, PostState.WITHHELD, PostState.TAKEN_BACK])
def test_words_that_were_left_where_they_were_are_in_no_document(session, make, state):
    post = make.reply(make.thread())
    post.state = state
    session.flush()

    assert list(among(session, [post.id])) == []


def test_a_conversation_waits_until_somebody_else_answers(session, make):
    me = make.writer()
    thread = make.thread(writer=me)
    make.reply(thread, writer=me)
    assert [document.waiting for document in of_threads(session, [thread.id])] == [True] * 2

    make.reply(thread)

    assert [document.waiting for document in of_threads(session, [thread.id])] == [False] * 3


def anew(session):
    """Return what looks at the same database once more."""

    def look():
        session.commit()  # in memory there is one connection, and one thing at a time
        return Session(session.get_bind())

    return look


@pytest.fixture
def unseen(session, make):
    """Make what nobody may find, and return it with a conversation of one post that all may."""
    me, shown = make.writer(), make.thread()
    taken_back, hidden = make.reply(shown, writer=me), make.reply(shown)
    make.reply(shown, parent=hidden)
    make.hide(hidden)
    make.take_back(taken_back, writer=me)
    make.reply(shown, writer=make.writer(waits=True))
    closed = make.thread(board=make.board())
    closed_board = make.board()
    move(session, closed, closed_board, at=NOON)
    closed_board.reading = Reading.GROUP
    return [shown, closed]


def test_what_nobody_or_only_a_group_may_read_is_in_no_document(session, make, unseen):
    shown, closed = unseen
    ids = ids_in(session, [shown.id, closed.id])
    published = {make.opening_of(shown).id, *_replies(session, shown)}

    for found in (
        of_threads(session, [shown.id, closed.id]),
        among(session, ids),
        everything(anew(session)),
    ):
        assert {document.id for document in found} == published


def _replies(session, thread):
    return {post.id for post in documents.among(session, ids_in(session, [thread.id]))}


def test_a_reply_is_found_without_the_hidden_words_above_it(session, make):
    thread = make.thread(title="Hidden title")
    reply = make.reply(thread)
    make.hide(make.opening_of(thread))

    [found] = of_threads(session, [thread.id])

    assert (found.id, found.title) == (reply.id, "")


def test_everything_comes_in_parts_and_once(session, make, monkeypatch):
    monkeypatch.setattr(documents, "READ_AT_ONCE", 3)
    me, thread = make.writer(), None
    for number in range(4):
        thread = make.thread(writer=me, title=f"Number {number}")
        make.answer(make.reply(thread), HELPED, writer=me)

    found = list(everything(anew(session)))

    assert len(found) == len({document.id for document in found}) == 8
    assert all(document.helped for document in found)
    again = among(session, [document.id for document in found])
    assert {(one.id, one.mark) for one in again} == {(one.id, one.mark) for one in found}
