"""Answers without a word: one of each, the same once more takes it back, and never a number."""

import pytest
from sqlalchemy import LargeBinary, select

from forum.boards.models import Reading
from forum.database import Base
from forum.errors import NotFound, Refused
from forum.events import take_news
from forum.handles.deriving import handle_id, own_handles, reader_scope
from forum.handles.keyring import keys
from forum.public_ids import new_id
from forum.threads.answering import answer
from forum.threads.models import Answer, Post, Thread
from forum.threads.news import AnswerGone, PostAnswered
from forum.threads.reading import BEGINNING, tree_page
from forum.threads.rules import ANSWERS, HELPED_ASKER
from tests.makers import NOON

TODAY = NOON.date()


@pytest.fixture
def opener(make):
    return make.writer()


@pytest.fixture
def thread(make, opener):
    """A thread in which others were answered already."""
    thread = make.thread(writer=opener)
    for kind in ANSWERS:
        make.answer(make.reply(make.thread()), kind)
        make.answer(make.reply(thread), kind)
    return thread


@pytest.fixture
def post(session, make, thread):
    post = make.reply(thread)
    take_news(session)
    return post


def kinds(session, post: Post) -> list[str]:
    given = select(Answer.kind).where(Answer.post_id == post.id)
    return sorted(session.scalars(given))


def readers(session, post: Post) -> list[bytes]:
    return list(session.scalars(select(Answer.handle_id).where(Answer.post_id == post.id)))


def places_of(session, public_id: bytes) -> set[str]:
    """Return the columns of the whole database in which these 16 bytes stand."""
    session.flush()
    return {
        f"{column.table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, LargeBinary)
        if session.scalar(select(column).where(column == public_id)) is not None
    }


@pytest.mark.parametrize("kind", ANSWERS)
def test_the_same_answer_once_more_takes_it_back(session, make, post, kind):
    somebody = make.writer()

    make.answer(post, kind, writer=somebody)
    assert (kinds(session, post), post.answers) == ([kind], kind)
    make.answer(post, kind, writer=somebody)

    assert (kinds(session, post), post.answers) == ([], None)


def test_each_person_has_their_own_answer(session, make, post):
    one, other = make.writer(), make.writer()
    for somebody in (one, other):
        make.answer(post, writer=somebody)
    both = len(readers(session, post))

    make.answer(post, writer=one)

    assert both == 2
    assert readers(session, post) == [handle_id(other.root, reader_scope(post.thread_id))]
    assert post.answers == "hear"


def test_the_four_answers_have_nothing_to_do_with_each_other(session, make, post):
    somebody = make.writer()
    for kind in reversed(ANSWERS):
        make.answer(post, kind, writer=somebody)
    all_four = post.answers

    make.answer(post, "hear", writer=somebody)

    assert all_four == "hear me-too helped strength"
    assert post.answers == "me-too helped strength"
    assert kinds(session, post) == ["helped", "me-too", "strength"]


@pytest.mark.parametrize("post_as", ["thread", "known"])
def test_an_own_post_cannot_be_answered(session, make, thread, post_as):
    me = make.writer(post_as=post_as)
    mine = make.reply(thread, writer=me)

    for kind in ANSWERS:
        with pytest.raises(Refused, match="your own post"):
            make.answer(mine, kind, writer=me)

    assert (kinds(session, mine), mine.answers) == ([], None)


@pytest.mark.parametrize("kind", ["", "like", "Hear", HELPED_ASKER, "hear me-too"])
def test_there_are_four_answers_and_no_others(session, make, post, kind):
    with pytest.raises(Refused, match="one of the four"):
        make.answer(post, kind)

    assert (kinds(session, post), post.answers) == ([], None)


def test_what_is_gone_or_hidden_or_never_was_cannot_be_answered(session, make, thread):
    me, board = make.writer(), make.board()
    gone = make.reply(thread, writer=me)
    make.reply(thread, parent=gone)
    make.take_back(gone, writer=me)
    hidden = make.reply(make.thread(board=board))
    board.reading = Reading.GROUP

    for post_id in (gone.id, hidden.id, new_id()):
        with pytest.raises(NotFound):
            answer(session, post_id, "hear", writer=make.writer(), today=TODAY)


@pytest.mark.parametrize(("people", "said"), [(1, "hear"), (9, "hear"), (10, "hear+")])
def test_a_post_says_some_or_many(make, post, people, said):
    for _ in range(people):
        make.answer(post)
    make.answer(post, "strength")

    assert post.answers == f"{said} strength"


def test_many_become_some_again_when_one_takes_it_back(make, post):
    people = [make.writer() for _ in range(10)]
    for somebody in people:
        make.answer(post, writer=somebody)

    make.answer(post, writer=people[0])

    assert post.answers == "hear"


def test_no_page_is_given_a_number_of_answers(session, make, post):
    for _ in range(13):
        make.answer(post)

    [shown] = [each for each in tree_page(session, post.thread_id, at=BEGINNING).posts
               if each.id == post.id]  # fmt: skip

    assert 13 not in tuple(shown)
    assert shown.answers == "hear+"
    assert set(Answer.__table__.columns.keys()) == {"id", "handle_id", "post_id", "kind"}


@pytest.mark.parametrize("post_as", ["thread", "known"])
def test_who_answered_leads_to_no_name_and_stands_nowhere_else(session, make, post, post_as):
    somebody = make.writer(post_as=post_as)
    make.reply(session.get_one(Thread, post.thread_id), writer=somebody)

    make.answer(post, writer=somebody)

    [reader] = readers(session, post)
    assert reader == handle_id(somebody.root, reader_scope(post.thread_id))
    assert reader not in own_handles(somebody.root, post.thread_id)
    assert places_of(session, reader) == {"answer.handle_id"}


def test_an_answer_puts_one_key_on_the_keyring_for_each_thread(session, make, thread):
    somebody, elsewhere = make.writer(), make.thread()
    posts = [make.reply(where) for where in (thread, thread, elsewhere)]

    for post in (*posts, posts[0]):
        make.answer(post, writer=somebody)

    keyring = keys(session, somebody.root)
    assert [key.scope for key in keyring] == [reader_scope(each.id) for each in (thread, elsewhere)]
    assert keyring[0].handle_id != keyring[1].handle_id


def test_who_asked_says_openly_that_a_reply_helped(session, make, post, opener):
    make.answer(post, "helped", writer=opener)

    assert post.helped_on == TODAY
    assert (kinds(session, post), post.answers) == ([], None)
    assert take_news(session) == [PostAnswered(post.id, post.handle_id, HELPED_ASKER, TODAY)]
    assert reader_scope(post.thread_id) not in {key.scope for key in keys(session, opener.root)}


def test_who_asked_can_take_that_back(session, make, post, opener):
    make.answer(post, "helped", writer=opener)
    take_news(session)

    make.answer(post, "helped", writer=opener)

    assert post.helped_on is None
    assert take_news(session) == [AnswerGone(post.id, HELPED_ASKER)]


def test_what_others_say_helped_is_not_what_helped_who_asked(session, make, post, opener):
    make.answer(post, "helped")
    make.answer(post, "helped", writer=opener)
    make.answer(post, "helped", writer=opener)

    assert (post.helped_on, post.answers, kinds(session, post)) == (None, "helped", ["helped"])


def test_who_asked_gives_the_other_answers_as_everybody_does(session, make, post, opener):
    make.answer(post, "strength", writer=opener)

    assert (post.helped_on, post.answers) == (None, "strength")
    assert readers(session, post) == [handle_id(opener.root, reader_scope(post.thread_id))]


@pytest.mark.parametrize("post_as", ["thread", "known"])
def test_who_asked_cannot_say_that_their_own_words_helped_them(session, make, post_as):
    opener = make.writer(post_as=post_as)
    thread = make.thread(writer=opener)

    for mine in (make.opening_of(thread), make.reply(thread, writer=opener)):
        with pytest.raises(Refused, match="your own post"):
            make.answer(mine, "helped", writer=opener)

        assert mine.helped_on is None


def test_the_writer_is_told_of_what_is_given_and_of_the_last_that_goes(session, make, post):
    one, other = make.writer(), make.writer()
    told = PostAnswered(post.id, post.handle_id, "hear", TODAY)

    for somebody, news in (
        (one, [told]),
        (other, [told]),
        (one, []),
        (other, [AnswerGone(post.id, "hear")]),
    ):
        make.answer(post, writer=somebody)
        assert take_news(session) == news
