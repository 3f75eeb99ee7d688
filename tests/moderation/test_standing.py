from datetime import timedelta

import pytest
from sqlalchemy import event

from forum.handles.deriving import handle_id, thread_scope
from forum.handles.keyring import keys
from forum.moderation.deciding.models import SanctionKind
from forum.moderation.standing import (
    Standing,
    lets_wait,
    live_sanctions,
    standing_of,
    stops_writing,
    written_with,
)
from forum.public_ids import new_id
from forum.threads.models import PostState
from tests.makers import NOON
from tests.moderation.making import a_sanction

TODAY = NOON.date()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def me(make):
    return make.writer()


def standing(session, me, first_posts=3):
    keyring = keys(session, me.root)
    sanctions = live_sanctions(session, keyring, today=TODAY)
    return standing_of(written_with(session, keyring), sanctions, first_posts=first_posts)


def test_three_posts_that_others_can_read_make_somebody_settled(session, make, me):
    for number in range(3):
        assert standing(session, me) == Standing.NEW, number
        post = make.reply(make.thread(), writer=me)
    assert standing(session, me) == Standing.SETTLED

    post.state = PostState.HELD
    session.flush()
    assert standing(session, me) == Standing.NEW


def test_what_somebody_has_written_is_asked_of_the_keyring(session, make, me):
    for written in (1, 2, 3):
        make.reply(make.thread(), writer=me)
        assert written_with(session, keys(session, me.root))["published"] == written
    assert written_with(session, keys(session, make.writer().root)).total() == 0


def test_where_no_first_posts_wait_nobody_is_new(session, me):
    assert standing(session, me, first_posts=0) == Standing.SETTLED


def test_a_post_that_was_withheld_is_an_earlier_decision(session, make, me):
    post = make.reply(make.thread(), writer=me)
    post.state = PostState.WITHHELD
    session.flush()

    assert standing(session, me) == Standing.EARLIER_DECISION
    assert standing(session, make.writer()) == Standing.NEW


def test_what_was_decided_about_one_name_holds_for_the_person(session, make, me):
    """In another thread they have another name, and nothing in any table joins the two."""
    here, there = make.thread(), make.thread()
    make.reply(here, writer=me)
    post = make.reply(there, writer=me)
    sanction = a_sanction(session, post.handle_id)

    assert live_sanctions(session, keys(session, me.root), today=TODAY) == [sanction]
    assert live_sanctions(session, keys(session, make.writer().root), today=TODAY) == []
    assert standing(session, me) == Standing.EARLIER_DECISION


def test_what_has_ended_holds_no_longer(session, make, me):
    post = make.reply(make.thread(), writer=me)
    a_sanction(session, post.handle_id, until_day=YESTERDAY)

    assert live_sanctions(session, keys(session, me.root), today=TODAY) == []


def test_a_long_keyring_is_asked_about_once(session, make, me):
    for _ in range(40):
        make.reply(make.thread(), writer=me)
    keyring, asked = keys(session, me.root), []
    event.listen(session.connection(), "before_cursor_execute", lambda *a: asked.append(a[2]))

    live_sanctions(session, keyring, today=TODAY)
    written_with(session, keyring)

    assert len(asked) == 2
    assert "ix_sanction_handle" in plan_of(session, "SELECT id FROM sanction WHERE ")
    assert "COVERING INDEX ix_post_handle" in plan_of(
        session, "SELECT state, count(*) FROM post WHERE state IN ('published', 'withheld') AND "
    )


def plan_of(session, query):
    told = f"EXPLAIN QUERY PLAN {query} handle_id IN (?, ?)"
    return str(session.connection().exec_driver_sql(told, (b"a", b"b")).all())


def test_a_mute_is_about_one_thread_and_a_pause_about_all(session, me):
    thread_id, mine = new_id(), handle_id(me.root, thread_scope(new_id()))
    mute = a_sanction(session, mine, kind=SanctionKind.MUTE, thread_id=thread_id)
    pause = a_sanction(session, mine)

    assert stops_writing([mute], thread_id=thread_id) is mute
    assert stops_writing([mute], thread_id=new_id()) is None
    assert stops_writing([mute], thread_id=None) is None
    assert stops_writing([mute, pause], thread_id=None) is pause


def test_a_hold_lets_posts_wait_and_stops_none(session, me):
    hold = a_sanction(session, new_id(), kind=SanctionKind.HOLD)

    assert lets_wait([hold])
    assert stops_writing([hold], thread_id=None) is None
    assert not lets_wait([a_sanction(session, new_id())])


def test_the_most_serious_comes_first(session, make, me):
    post = make.reply(make.thread(), writer=me)
    for kind in ("hold", "bar", "pause"):
        a_sanction(session, post.handle_id, kind=kind)

    found = live_sanctions(session, keys(session, me.root), today=TODAY)

    assert [sanction.kind for sanction in found] == ["bar", "pause", "hold"]


def test_of_two_pauses_the_longer_is_told(session, make, me):
    post = make.reply(make.thread(), writer=me)
    for days in (1, 7, 3):
        a_sanction(session, post.handle_id, until_day=TODAY + timedelta(days=days))

    first = stops_writing(
        live_sanctions(session, keys(session, me.root), today=TODAY), thread_id=None
    )

    assert first.until_day == TODAY + timedelta(days=7)
