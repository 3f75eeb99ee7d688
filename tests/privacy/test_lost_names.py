"""A name goes once nobody can meet it any more."""

import pytest
from sqlalchemy import select

from forum.handles.models import Handle
from forum.privacy import lost_names
from forum.privacy.lost_names import forget, next_lost
from forum.threads.models import Thread
from forum.threads.taking_back import take_back


def lost(session):
    found, after = [], b""
    while after is not None:
        some, after = next_lost(session, after)
        found += some
    return set(found)


@pytest.mark.parametrize("at_once", [1, 2000])
def test_names_of_gone_conversations_are_lost_and_others_are_not(
    session, make, monkeypatch, at_once
):
    # Given a conversation that was taken back, one that goes on, and a known name
    monkeypatch.setattr(lost_names, "AT_ONCE", at_once)
    leaving = make.writer()
    gone, stays = make.thread(writer=leaving), make.thread()
    name = gone.handle_id
    make.thread(writer=make.writer(post_as="known"))
    take_back(session, make.opening_of(gone).id, writer=leaving)
    session.flush()
    assert session.get(Thread, gone.id) is None

    assert lost(session) == {name}

    forget(session, [name])
    assert lost(session) == set()
    assert stays.handle_id in set(session.scalars(select(Handle.id)))
