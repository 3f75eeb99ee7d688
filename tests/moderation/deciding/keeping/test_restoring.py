"""What others changed since a decision stays when it is undone."""

import pytest

from forum.errors import Conflict
from forum.moderation.deciding.acts import Act
from forum.threads.holding.wording import current_words
from forum.threads.models import Post, PostState, Thread
from tests.moderation.deciding.queue import SOON


@pytest.fixture
def writer(make):
    return make.writer()


@pytest.fixture
def thread(queue, make):
    thread = make.thread(board=make.board(content_notes="drinking"))
    queue.done()
    return thread


def test_replies_that_came_meanwhile_are_counted(queue, make, thread, otter):
    post = make.reply(thread)
    case = queue.case(post)
    queue.decide(case, Act.TAKE_DOWN, by=otter)
    make.reply(thread, at=SOON)
    queue.done()

    queue.undo(case, by=otter)

    assert (post.state, queue.thread_of(post).replies) == (PostState.PUBLISHED, 2)


def test_a_thread_that_was_moved_again_stays_where_it_is_put(queue, make, thread, otter):
    make.board(slug="elsewhere", content_notes="drinking")
    post = make.opening_of(thread)
    case = queue.case(post)
    here = queue.board_of(thread)
    queue.decide(case, Act.MOVE, Act.LOCK, by=otter, board="elsewhere")

    queue.undo(case, by=otter)

    assert queue.board_of(thread) == here
    assert queue.thread_of(post).locked_reason is None


def test_what_others_said_without_a_word_stays(queue, make, thread, otter):
    post = make.reply(thread, writer=make.writer(waits=True))
    queue.done()
    case = queue.case(post)
    queue.decide(case, Act.LEAVE, by=otter)
    make.answer(post, "hear")
    queue.done()

    queue.undo(case, by=otter)

    assert (post.state, post.answers) == (PostState.HELD, "hear")


def test_a_first_reply_that_was_counted_is_counted_again_when_it_is_let_out(
    session, queue, make, thread, otter
):
    waits = make.reply(thread, writer=make.writer(waits=True))
    queue.done()
    case = queue.case(waits)

    for _ in range(2):
        queue.decide(case, Act.LEAVE, by=otter)
        first = queue.first_replies()
        queue.undo(case, by=otter)
        assert queue.first_replies() == 0

    assert first == 1


def test_what_its_writer_changed_meanwhile_stays(session, queue, make, thread, writer, *, otter):
    post = make.reply(thread, writer=writer)
    case = queue.case(post)
    queue.decide(case, Act.REWORD, by=otter)
    queue.change(post, "I say it more gently.", writer=writer)

    queue.undo(case, by=otter)

    assert post.state == PostState.PUBLISHED
    assert current_words(session, post.id) == (None, "I say it more gently.")


def test_words_that_its_writer_changed_after_a_moderator_did_stay(
    session, queue, make, thread, writer, otter
):
    post = make.reply(thread, writer=writer)
    case = queue.case(post)
    queue.decide(case, Act.REDACT, by=otter, body="I was there.")
    queue.change(post, "I was somewhere.", writer=writer)

    queue.undo(case, by=otter)

    assert current_words(session, post.id) == (None, "I was somewhere.")


def test_what_its_writer_took_back_never_comes_back(session, queue, make, thread, writer, *, otter):
    post = make.reply(thread, writer=writer)
    case = queue.case(post)
    queue.decide(case, Act.TAKE_DOWN, by=otter)
    queue.take_back(post, writer=writer)
    gone = queue.everything()

    with pytest.raises(Conflict, match="taken it back"):
        queue.undo(case, by=otter)
    session.rollback()

    assert queue.everything() == gone


def test_what_others_wrote_meanwhile_stays(session, queue, make, thread, writer, *, otter):
    # Given a reply that waited and was let out, and that somebody answered
    post = make.reply(thread, writer=make.writer(waits=True))
    case = queue.case(post)
    queue.decide(case, Act.LEAVE, by=otter)
    answer = make.reply(thread, parent=post, at=SOON)
    queue.done()

    queue.undo(case, by=otter)

    # Then it waits again, a line stands where the answer hangs, and the answer counts
    assert post.state == PostState.HELD
    assert post.hidden_on is not None
    assert session.get_one(Post, answer.id).state == PostState.PUBLISHED
    assert session.get_one(Thread, thread.id).replies == 1
