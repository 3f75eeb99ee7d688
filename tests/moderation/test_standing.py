from dataclasses import replace
from datetime import timedelta

import pytest

from forum.handles import keyring as keyrings
from forum.handles.deriving import handle_id, thread_scope
from forum.handles.keyring import keys
from forum.moderation.deciding.models import SanctionKind
from forum.moderation.standing import (
    Standing,
    has_published,
    lets_wait,
    live_sanctions,
    standing_of,
    stops_writing,
    written_with,
)
from forum.privacy.lost_names import forget
from forum.public_ids import new_id
from forum.threads.models import PostState
from tests.counting import statements
from tests.makers import NOON
from tests.moderation.making import a_sanction

TODAY = NOON.date()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def me(make):
    return make.writer()


def standing(session, me, first_posts=3):
    keyring = keys(session, me.root)
    sanctions = live_sanctions(session, me.root, today=TODAY)
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

    assert live_sanctions(session, me.root, today=TODAY) == [sanction]
    assert live_sanctions(session, make.writer().root, today=TODAY) == []
    assert standing(session, me) == Standing.EARLIER_DECISION


def test_what_was_decided_holds_though_the_thread_and_the_name_in_it_are_gone(session, make, me):
    thread = make.thread(writer=me)
    handle, opening = thread.handle_id, make.opening_of(thread)
    sanction = a_sanction(session, handle)
    make.take_back(opening, writer=me)
    forget(session, [handle])

    assert live_sanctions(session, me.root, today=TODAY) == [sanction]
    assert live_sanctions(session, make.writer().root, today=TODAY) == []


def test_what_has_ended_holds_no_longer(session, make, me):
    post = make.reply(make.thread(), writer=me)
    a_sanction(session, post.handle_id, until_day=YESTERDAY)

    assert live_sanctions(session, me.root, today=TODAY) == []


def test_a_long_keyring_is_asked_about_once(session, make, me):
    for _ in range(40):
        make.reply(make.thread(), writer=me)
    keyring = keys(session, me.root)

    with statements(session.get_bind()) as asked:
        written_with(session, keyring)

    assert len(asked) == 1
    assert "COVERING INDEX ix_post_handle" in plan_of(
        session, "SELECT state, count(*) FROM post WHERE state IN ('published', 'withheld') AND "
    )


def test_a_keyring_stays_shut_while_sanctions_are_looked_for(session, make, me):
    post = make.reply(make.thread(), writer=me)
    for _ in range(40):
        a_sanction(session, make.reply(make.thread()).handle_id)

    with statements(session.get_bind()) as asked:
        nothing = live_sanctions(session, me.root, today=TODAY)
    sanction = a_sanction(session, post.handle_id)
    [found] = live_sanctions(session, me.root, today=TODAY)

    assert (nothing, found) == ([], sanction)
    assert len(asked) == 1


@pytest.mark.parametrize("posts", range(5))
def test_whether_somebody_has_written_so_much_is_seen_as_soon_as_it_is_sure(
    session, make, me, posts, monkeypatch
):
    for _ in range(3):
        make.reply(make.thread(), writer=replace(me, post_as="known"))
    monkeypatch.setattr(keyrings, "FIRST_BATCH", 1)  # each key is of a query of its own

    with statements(session.get_bind()) as asked:
        assert has_published(session, me.root, posts) == (posts <= 3)

    assert len(asked) == (0 if posts == 0 else 2 if posts <= 3 else 3)


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

    found = live_sanctions(session, me.root, today=TODAY)

    assert [sanction.kind for sanction in found] == ["bar", "pause", "hold"]


def test_of_two_pauses_the_longer_is_told(session, make, me):
    post = make.reply(make.thread(), writer=me)
    for days in (1, 7, 3):
        a_sanction(session, post.handle_id, until_day=TODAY + timedelta(days=days))

    first = stops_writing(live_sanctions(session, me.root, today=TODAY), thread_id=None)

    assert first.until_day == TODAY + timedelta(days=7)
