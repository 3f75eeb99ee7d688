"""What conversations let others know: which things it is about, and never a word or a name."""

from dataclasses import FrozenInstanceError, fields

import pytest

from forum.errors import Refused
from forum.events import take_news
from forum.threads.news import (
    AnswerGone,
    PostAnswered,
    PostChanged,
    PostGone,
    PostHidden,
    PostMarked,
    PostPublished,
    PostRedacted,
    PostShown,
    PostWaits,
    ThreadBroughtIn,
    ThreadMoved,
    WordsForgotten,
)
from forum.threads.revising import Revision, revise
from tests.makers import NOON

TODAY = NOON.date()
ALL_KINDS = (PostPublished, PostGone, PostAnswered, AnswerGone, PostWaits, PostChanged)
ALL_KINDS += (PostRedacted, PostHidden, PostShown, ThreadMoved, PostMarked, ThreadBroughtIn)
ALL_KINDS += (WordsForgotten,)


@pytest.fixture
def thread(session, make):
    thread = make.thread()
    take_news(session)
    return thread


def test_a_new_thread_is_told_as_its_opening_post(session, make):
    thread = make.thread()

    assert take_news(session) == [
        PostPublished(
            post_id=make.opening_of(thread).id,
            thread_id=thread.id,
            board_id=thread.board_id,
            parent_id=None,
            handle_id=thread.handle_id,
            is_opening=True,
            day=TODAY,
            asker_id=thread.handle_id,
        )
    ]


def test_a_reply_is_told_with_what_it_answers(session, make, thread):
    above = make.reply(thread)
    below = make.reply(thread, parent=above)

    told = take_news(session)

    assert [(news.post_id, news.parent_id) for news in told] == [
        (above.id, None),
        (below.id, above.id),
    ]
    assert [news.handle_id for news in told] == [above.handle_id, below.handle_id]
    assert {(news.thread_id, news.is_opening) for news in told} == {(thread.id, False)}


def test_the_first_reply_by_somebody_else_is_told_as_the_end_of_the_wait(session, make):
    asker = make.writer()
    thread = make.thread(writer=asker)
    make.reply(thread, writer=asker)
    first = make.reply(thread)
    make.reply(thread)

    told = take_news(session)

    assert [news.post_id for news in told if news.ends_wait] == [first.id]
    assert {news.asker_id for news in told} == {thread.handle_id}


def test_a_thread_whose_only_answer_was_taken_back_waits_once_more(session, make, thread):
    somebody = make.writer()
    make.take_back(make.reply(thread, writer=somebody), writer=somebody)
    take_news(session)

    make.reply(thread)

    assert [news.ends_wait for news in take_news(session)] == [True]


def test_a_form_that_is_sent_twice_is_told_once(session, make, thread):
    somebody = make.writer(form="a form")

    for _ in range(2):
        make.reply(thread, writer=somebody, body="Once.")

    assert len(take_news(session)) == 1


def test_words_that_do_not_fit_are_not_told(session, make, thread):
    with pytest.raises(Refused):
        make.reply(thread, body="")

    assert take_news(session) == []


def test_what_is_taken_back_is_told_without_saying_whose_it_was(session, make, thread):
    me = make.writer()
    post = make.reply(thread, writer=me)
    take_news(session)

    make.take_back(post, writer=me)

    assert take_news(session) == [PostGone(post.id, post.thread_id)]


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_news_has_no_words_and_no_moment(kind):
    harmless = {"bytes", "bytes | None", "bool", "date"}
    types = {field.name: getattr(field.type, "__name__", str(field.type)) for field in fields(kind)}

    assert {name for name, type_ in types.items() if type_ not in harmless} <= {"kind"}


def test_news_cannot_be_changed_by_who_hears_it():
    with pytest.raises(FrozenInstanceError):
        PostGone(b"1", b"2").post_id = b"2"


def test_what_waits_is_told_to_moderators_and_not_to_readers(session, make, thread):
    me = make.writer(waits=True)
    opened = make.thread(writer=me)
    reply = make.reply(thread, writer=me)

    assert take_news(session) == [
        PostWaits(
            post_id=make.opening_of(opened).id,
            thread_id=opened.id,
            board_id=opened.board_id,
            handle_id=opened.handle_id,
            is_opening=True,
            day=TODAY,
        ),
        PostWaits(
            post_id=reply.id,
            thread_id=thread.id,
            board_id=thread.board_id,
            handle_id=reply.handle_id,
            is_opening=False,
            day=TODAY,
        ),
    ]


def test_changed_words_are_told_once(session, make, thread):
    me = make.writer()
    post = make.reply(thread, writer=me)
    take_news(session)

    for _ in range(2):
        revise(session, post.id, Revision("New."), writer=me, at=NOON)

    assert take_news(session) == [PostChanged(post.id)]


def test_other_notes_without_other_words_are_told_once(session, make, thread):
    me = make.writer()
    post = make.reply(thread, writer=me, body="As it was.")
    take_news(session)

    for _ in range(2):
        words = Revision("As it was.", notes=["violence"])
        revise(session, post.id, words, writer=me, at=NOON)

    assert take_news(session) == [PostMarked(post.id)]
