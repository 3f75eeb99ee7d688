import pytest
from sqlalchemy import func, select

from forum.errors import Conflict, NotFound, Refused
from forum.threads.holding.forgetting import forget_words, forget_writer
from forum.threads.holding.rewording import reword
from forum.threads.holding.showing import show
from forum.threads.models import Answer, HeldWords, Line, Post, PostState, Thread, Words
from forum.threads.revising import Revision
from tests.makers import NOON


@pytest.fixture
def writer(make):
    return make.writer()


@pytest.fixture
def thread(make):
    return make.thread()


@pytest.fixture
def post(make, thread, writer):
    return make.hide(make.answer(make.reply(thread, writer=writer, notes=["violence"])), rule=2)


def count(session, table):
    return session.scalar(select(func.count()).select_from(table))


def test_nothing_of_the_words_is_left(session, post):
    forget_words(session, post)
    forget_words(session, post)

    assert count(session, HeldWords) == count(session, Answer) == 0
    assert session.get(Words, post.id) is None
    assert (post.notes, post.answers, post.edited_on) == (None, None, None)
    assert (post.state, post.line, post.line_rule) == ("withheld", "taken-down", 2)


def test_the_title_of_a_thread_goes_with_its_first_words(session, make, writer):
    thread = make.thread(writer=writer)
    forget_words(session, make.hide(make.opening_of(thread)))

    assert thread.title is None
    assert count(session, HeldWords) == 0


def test_for_others_a_line_stays_only_where_something_hangs_on_it(session, make, thread):
    answered, alone = make.reply(thread), make.reply(thread)
    make.reply(thread, parent=answered)
    for post in (answered, alone):
        forget_words(session, make.hide(post))

    assert answered.hidden_on == NOON.date()
    assert (alone.hidden_on, alone.handle_id) != (None, None)
    assert alone.hidden_on is None
    assert thread.replies == 1


def test_words_that_were_to_be_changed_are_taken_down_by_it(session, make, post):
    make.hide(post, Line.REWORD, rule=2)

    forget_words(session, post)

    assert post.line == Line.TAKEN_DOWN


def test_nobody_can_show_or_change_what_is_gone(session, post, writer):
    forget_words(session, post)

    with pytest.raises(Conflict, match="Its words are gone"):
        show(session, post, at=NOON)
    with pytest.raises(NotFound):
        reword(session, post.id, Revision(body="New."), writer=writer, at=NOON)


def test_its_writer_can_still_take_the_line_back(session, make, post, writer):
    forget_words(session, post)

    make.take_back(post, writer=writer)

    assert session.scalar(select(Post.id).where(Post.id == post.id)) is None


def test_what_everybody_reads_is_not_forgotten(session, make, thread):
    post = make.reply(thread)

    with pytest.raises(Refused):
        forget_words(session, post)


def test_who_wrote_it_is_forgotten_with_the_line_that_only_they_saw(session, make, thread):
    answered, alone = make.reply(thread), make.reply(thread)
    make.reply(thread, parent=answered)
    for post in (answered, alone):
        forget_words(session, make.hide(post, rule=2))
        forget_writer(session, post)
    session.flush()

    assert session.scalar(select(Post.id).where(Post.id == alone.id)) is None
    assert (answered.handle_id, answered.state, answered.line_rule) == (None, "withheld", 2)


def test_with_the_writer_of_all_of_it_the_thread_goes(session, make, thread):
    post = make.opening_of(thread)
    forget_words(session, make.hide(post))
    forget_writer(session, post)
    session.flush()

    assert count(session, Thread) == 0


def test_who_wrote_words_that_are_still_there_is_not_forgotten(session, post):
    forget_writer(session, post)

    assert post.handle_id is not None
    assert post.state == PostState.WITHHELD
