"""Whose words went or changed is noted by ids alone, in the transaction in which it happens."""

import contextlib
from datetime import date

import pytest
from sqlalchemy import select

from forum.errors import Refused
from forum.events import NewsDesk, announce
from forum.handles.news import KnownNameLeft
from forum.privacy.erasures import forget, keep, month_of, sit_down_at
from forum.privacy.models import Ended, Ending, Erased, Erasure, Parting
from forum.public_ids import new_id
from forum.threads.holding.forgetting import forget_words
from forum.threads.holding.redacting import add_note, redact
from forum.threads.taking_back import take_back
from forum.transaction import reading, transaction
from tests.makers import NOON, Make


@pytest.fixture
def desk():
    desk = NewsDesk()
    sit_down_at(desk)
    return desk


@pytest.fixture
def make(session, desk):
    return Make(session, desk)


@pytest.fixture
def writer(make):
    return make.writer()


@pytest.fixture
def post(make, writer):
    """A post among others."""
    post = make.reply(make.thread(), writer=writer)
    make.reply(make.thread())
    return post


def noted(session, post) -> dict[Erased, bytes]:
    """Return what is noted of the post, and check that nothing is of another."""
    rows = session.scalars(select(Erasure)).all()
    assert {row.post_id for row in rows} <= {post.id}
    return {row.kind: row.mark for row in rows}


def test_words_that_nobody_touched_have_no_note(session, post):
    assert noted(session, post) == {}


def test_a_note_knows_the_month_and_no_day(session, make, post, writer):
    make.take_back(post, writer=writer)

    assert session.scalars(select(Erasure.month)).one().day == 1
    assert month_of(date(2026, 3, 31)) == date(2026, 3, 1)


def test_taking_back_is_all_that_is_left_to_tell(session, make, post, writer):
    make.hide(make.change(post, "Other words.", writer=writer))
    assert noted(session, post).keys() == {Erased.CHANGED, Erased.HIDDEN}

    make.take_back(post, writer=writer)

    assert noted(session, post).keys() == {Erased.GONE}


def test_each_change_has_a_mark_of_its_own(session, make, post, writer):
    make.change(post, "Other words.", writer=writer)
    first = noted(session, post)

    make.change(post, "And others.", writer=writer)

    assert noted(session, post).keys() == first.keys()
    assert noted(session, post) != first


def test_what_a_moderator_changes_is_noted_too(session, make, desk, post):
    redact(session, post, "Without the name.", at=NOON)
    desk.enter(session)

    assert noted(session, post).keys() == {Erased.CHANGED}


def test_a_content_note_changes_no_words(session, desk, post):
    add_note(session, post, ["violence"])
    desk.enter(session)

    assert noted(session, post) == {}


def test_words_that_are_shown_again_may_come_back(session, make, post, writer):
    make.hide(make.change(post, "Other words.", writer=writer))

    make.show(post)

    assert noted(session, post).keys() == {Erased.CHANGED}


def test_words_that_were_taken_down_and_kept_for_long_enough_are_gone(session, make, desk, post):
    forget_words(session, make.hide(post))
    desk.enter(session)

    assert noted(session, post).keys() == {Erased.GONE}


def test_a_deed_that_is_undone_leaves_no_note(app, inside):
    with inside() as make:
        writer = make.writer()
        post = make.reply(make.thread(), writer=writer)

    with app.app_context(), contextlib.suppress(Refused), transaction() as session:
        take_back(session, post.id, writer=writer)
        app.extensions["news_desk"].enter(session)
        raise Refused("Not now.")
    with app.app_context():
        assert noted(reading(), post) == {}

    with app.app_context(), transaction() as session:
        take_back(session, post.id, writer=writer)
    with app.app_context():
        assert noted(reading(), post).keys() == {Erased.GONE}


def erasure(about, kind=Erased.GONE):
    return Erasure(mark=new_id(), post_id=about, kind=kind, month=date(2026, 3, 1))


def ending(about, kind=Ended.WAY_IN):
    return Ending(mark=new_id(), about=about, kind=kind, month=date(2026, 3, 1))


@pytest.mark.parametrize(
    ("table", "note", "kind"),
    [(Erasure, erasure, Erased.HIDDEN), (Ending, ending, Ended.RETIRED)],
)
def test_the_latest_stands_beside_other_kinds_and_other_things(session, table, note, kind):
    thing, other = new_id(), new_id()
    first, of_other, of_other_kind = note(thing), note(other), note(thing, kind)
    latest = note(thing)

    for each in (first, of_other, of_other_kind, latest):
        keep(session, each)

    assert set(session.scalars(select(table.mark))) == {
        *(of_other.mark, of_other_kind.mark, latest.mark)
    }
    forget(session, note(thing))
    assert set(session.scalars(select(table.mark))) == {of_other.mark, of_other_kind.mark}


def test_a_known_name_that_was_left_has_one_note(session, desk):
    known, other = new_id(), new_id()
    for handle in (known, other, known):
        announce(session, KnownNameLeft(handle))
    desk.enter(session)

    notes = session.scalars(select(Parting)).all()
    assert {note.handle_id for note in notes} == {known, other}
    assert len(notes) == 2
    assert {note.month.day for note in notes} == {1}
