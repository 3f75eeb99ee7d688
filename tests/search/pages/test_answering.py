"""A question is answered with what the database has now of what the engine found."""

from datetime import timedelta

import pytest

from forum.boards.models import Reading
from forum.search.asking.choices import When
from forum.search.backend import NotReady
from forum.search.choosing import open_backend
from forum.search.pages.answering import answer
from forum.search.pages.question import Question
from forum.search.pages.reading import ground_for
from forum.search.pages.results import Asker
from forum.web.visits.sessions import Guest, Member
from tests.makers import NOON

GUEST, MEMBER = Asker(Guest(), ("violence",)), Asker(Member(b"r" * 32), ())
TODAY = NOON.date()


@pytest.fixture
def ask(session, index):
    """`ask(question, threads)` answers when the engine knows these conversations."""

    def asked(question, *threads, asker=GUEST):
        return answered_by(session, index(*threads), question, asker=asker)

    return asked


def answered_by(session, engine, question, *, asker=GUEST):
    ground = ground_for(session, engine, viewer=asker.viewer)
    return answer(lambda: session, ground, question, asker=asker, today=TODAY)


def found(answered):
    return {result.post.title for result in answered.results}


def test_what_the_engine_knows_and_the_database_hides_is_not_found_nor_counted(
    session, make, index
):
    stays, hidden = make.thread(title="Snow"), make.thread(title="More snow")
    engine = index(stays, hidden)
    make.hide(make.opening_of(hidden))

    answered = answered_by(session, engine, Question("snow"), asker=MEMBER)

    assert found(answered) == {"Snow"}
    assert answered.count == 1


def test_whether_the_index_changed_is_looked_for_once(session, make, index, monkeypatch):
    engine = index(make.thread(title="Sleepless and anxious, with no medicine"))
    looked, look = [], engine.now
    monkeypatch.setattr(engine, "now", lambda: looked.append(1) or look())

    answered = answered_by(session, engine, Question("insomnia anxeity medication"))

    assert answered.asked.synonyms
    assert len(looked) == 1


def test_each_finds_what_they_may_read(make, ask):
    everyone = make.thread(title="Snow")
    members = make.thread(title="Our snow", board=make.board(reading=Reading.MEMBERS))

    assert found(ask(Question("snow"), everyone, members)) == {"Snow"}
    assert found(ask(Question("snow"), everyone, members, asker=MEMBER)) == {"Snow", "Our snow"}


def test_without_filters_there_would_be_more(make, ask):
    board = make.board(slug="hills")
    here, there = make.thread(title="Snow", board=board), make.thread(title="Snow at sea")
    old = make.thread(title="Old snow", board=board, at=NOON - timedelta(days=20))

    answered = ask(Question("snow", boards=("hills",), when=When.WEEK), here, there, old)

    assert found(answered) == {"Snow"}
    assert (answered.count, answered.everything, answered.more) == (1, 3, 2)


def test_a_board_that_was_typed_stays_when_filters_are_dropped(make, ask):
    here = make.thread(title="Snow", board=make.board(slug="hills"))
    there = make.thread(title="Snow at sea")

    assert ask(Question("snow board:hills", when=When.WEEK), here, there).everything == 1


def test_a_board_that_is_not_there_has_nothing(make, ask):
    assert not found(ask(Question("snow", boards=("nowhere",)), make.thread(title="Snow")))


def test_what_one_folds_is_left_out_but_shown_where_there_is_nothing_else(make, ask):
    plain, noted = make.thread(title="Snow"), make.thread(title="Grim snow", notes=["violence"])

    both, one = ask(Question("snow"), plain, noted), ask(Question("snow"), noted)

    assert found(both) == {"Snow"}
    assert both.left_out == ["violence"]
    assert found(one) == {"Grim snow"}
    assert one.left_out == []
    assert found(ask(Question("snow", left_out=("violence",)), noted)) == set()


def test_without_an_index_there_is_no_answer(session, settings):
    with pytest.raises(NotReady):
        answered_by(session, open_backend(settings), Question("snow"))
