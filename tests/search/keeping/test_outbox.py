"""What waits is read in small parts, and struck out row by row."""

import pytest

from forum.search.keeping import outbox
from forum.search.keeping.listening import look_at
from forum.search.keeping.models import Matter
from forum.search.keeping.outbox import (
    POSTS_AT_ONCE,
    THREADS_AT_ONCE,
    all_rows,
    gone_now,
    has_rows,
    next_batch,
    strike_out,
)


def test_nothing_is_gone_and_nothing_waits_on_a_new_forum(session):
    assert gone_now(session) == frozenset()
    assert next_batch(session).rows == ()
    assert not has_rows(session)


@pytest.mark.parametrize("kind", Matter)
def test_whatever_it_is_that_waits_is_seen(session, kind):
    look_at(session, kind, bytes(16))

    assert has_rows(session)
    strike_out(session, all_rows(session))
    assert not has_rows(session)


def test_a_post_that_nobody_can_read_is_gone_until_the_index_has_looked(session, make):
    me = make.writer()
    thread = make.thread()
    hidden, back, kept = make.reply(thread), make.reply(thread, writer=me), make.reply(thread)

    make.hide(hidden)
    gone = back.id
    make.take_back(back, writer=me)

    assert gone_now(session) == {hidden.id, gone}
    assert kept.id not in gone_now(session)
    strike_out(session, all_rows(session))
    assert gone_now(session) == frozenset()


def test_a_post_that_is_shown_again_is_not_gone(session, make):
    post = make.reply(make.thread())

    make.hide(post)
    make.show(post)

    assert gone_now(session) == frozenset()


def test_new_posts_do_not_wait_behind_thousands_of_conversations(session, make, quiet):
    post = make.opening_of(make.thread()).id
    quiet()
    for number in range(THREADS_AT_ONCE * 3):
        look_at(session, Matter.THREAD, number.to_bytes(16))
    look_at(session, Matter.POST, post)

    batch = next_batch(session)

    assert batch.posts == {post}
    assert len(batch.threads) == THREADS_AT_ONCE
    assert len(batch.rows) == THREADS_AT_ONCE + 1


def test_a_batch_is_small_and_what_is_struck_out_does_not_come_again(session, make, quiet):
    quiet()
    for number in range(POSTS_AT_ONCE + 7):
        look_at(session, Matter.POST, number.to_bytes(16))
    seen = set()

    while (batch := next_batch(session)).rows:
        assert not seen & batch.posts
        seen |= batch.posts
        strike_out(session, batch.rows)

    assert len(seen) == POSTS_AT_ONCE + 7


def test_what_comes_while_the_index_looks_stays(session, make, quiet):
    me = make.writer()
    post = make.reply(make.thread(), writer=me)
    batch = next_batch(session)

    make.change(post, "Other words", writer=me)
    strike_out(session, batch.rows)

    assert next_batch(session).posts == {post.id}


def test_a_batch_is_full_if_there_was_no_room_for_all_that_waits(session, make, quiet):
    make.thread()
    quiet()
    empty = next_batch(session)
    for number in range(POSTS_AT_ONCE - 1):
        look_at(session, Matter.POST, number.to_bytes(16))
    almost = next_batch(session)

    look_at(session, Matter.POST, bytes(16))

    assert (empty.is_full, almost.is_full, next_batch(session).is_full) == (False, False, True)


def test_a_batch_is_full_if_there_was_no_room_for_all_conversations(
    session, make, quiet, monkeypatch
):
    monkeypatch.setattr(outbox, "POSTS_AT_ONCE", 3)
    threads = [make.thread() for _ in range(3)]
    make.reply(threads[0])
    quiet()
    for thread in threads[:2]:
        look_at(session, Matter.THREAD, thread.id)
    fitting = next_batch(session)

    look_at(session, Matter.THREAD, threads[2].id)
    first = next_batch(session)
    strike_out(session, first.rows)
    last = next_batch(session)

    assert (len(fitting.threads), fitting.is_full) == (2, False)
    assert (first.is_full, last.is_full) == (True, False)
    assert first.threads | last.threads == {thread.id for thread in threads}
