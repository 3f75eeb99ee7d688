"""Following: one row under a handle that leads to no name, and one entry of one's own."""

import pytest
from sqlalchemy import select

from forum.handles.deriving import board_scope, handle_id, own_handles, reader_scope
from forum.handles.entries import find
from forum.handles.keyring import Key, keys
from forum.handles.models import Handle
from forum.notices.following import FOLLOWED, follow, stop_following
from forum.notices.models import Follow
from forum.public_ids import new_id


@pytest.fixture(params=[reader_scope, board_scope], ids=["thread", "board"])
def place(request, session):
    """What is followed, and the scope in which; somebody else follows it too."""
    about = new_id()
    follow(session, new_id(), request.param(about), about_id=about)
    return about, request.param(about)


def follows(session) -> list[tuple[bytes, bytes]]:
    session.flush()
    wanted = select(Follow.handle_id, Follow.about_id)
    return sorted(tuple(row) for row in session.execute(wanted))


def knows(session, me, scope) -> bool:
    return bool(find(session, me.root, {"": (FOLLOWED, scope)}))


def test_a_member_who_follows_finds_it_again(session, me, place):
    about, scope = place

    follow(session, me.root, scope, about_id=about)

    mine = handle_id(me.root, scope)
    assert (mine, about) in follows(session)
    assert knows(session, me, scope)
    assert keys(session, me.root) == [Key(mine, scope)]


def test_following_twice_is_following(session, me, place):
    about, scope = place
    for _ in range(2):
        follow(session, me.root, scope, about_id=about)

    assert len(follows(session)) == 2
    assert len(keys(session, me.root)) == 1


def test_who_stops_following_follows_no_more_and_others_still_do(session, me, place):
    about, scope = place
    before = follows(session)
    follow(session, me.root, scope, about_id=about)

    for _ in range(2):
        stop_following(session, me.root, scope)

    assert follows(session) == before
    assert not knows(session, me, scope)


def test_who_follows_once_more_is_told_once_more(session, me, place):
    about, scope = place
    follow(session, me.root, scope, about_id=about)
    stop_following(session, me.root, scope)

    follow(session, me.root, scope, about_id=about)

    assert (handle_id(me.root, scope), about) in follows(session)
    assert knows(session, me, scope)
    assert len(keys(session, me.root)) == 1


def test_two_places_are_strangers_to_each_other(session, me):
    places = [new_id(), new_id()]
    for about in places:
        follow(session, me.root, reader_scope(about), about_id=about)

    stop_following(session, me.root, reader_scope(places[0]))

    assert [about for _, about in follows(session)] == [places[1]]
    assert keys(session, me.root)[0].handle_id != keys(session, me.root)[1].handle_id


def test_who_follows_has_no_name_there(session, make, me):
    thread = make.thread()
    make.reply(thread, writer=me)

    follow(session, me.root, reader_scope(thread.id), about_id=thread.id)

    [(reader, _)] = follows(session)
    assert reader not in own_handles(me.root, thread.id)
    assert session.get(Handle, reader) is None


def test_who_followed_and_stopped_is_told_nothing_more(session, make, me, heard):
    thread = make.thread()
    follow(session, me.root, reader_scope(thread.id), about_id=thread.id)
    make.reply(thread)
    before = heard(me)

    stop_following(session, me.root, reader_scope(thread.id))
    make.reply(thread)

    assert [each.row.id for each in heard(me)] == [each.row.id for each in before]
