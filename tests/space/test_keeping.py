"""Kept posts: found again by who kept them, gone with what is gone, and nobody else's business."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.boards.models import Reading
from forum.errors import Refused
from forum.handles.deriving import handle_id, reader_scope
from forum.handles.keyring import Key, keys
from forum.handles.models import Handle, SealedEntry
from forum.space.keeping import (
    KEPT_POSTS,
    MOST_OF_A_THREAD,
    keep_post,
    kept_posts,
    let_go_of,
)
from forum.threads.models import PostState
from tests.counting import statements
from tests.makers import NOON


@pytest.fixture
def me(session, make):
    """A member, besides one who keeps other things."""
    other, thread = make.writer(), make.thread()
    keep_post(session, other.root, make.reply(thread))
    return make.writer()


@pytest.fixture
def kept(session):
    """`kept(me)` returns what a member has kept."""

    def of(who):
        session.flush()
        return kept_posts(session, who.root, keys(session, who.root), viewer=who)

    return of


def test_who_has_kept_nothing_finds_nothing(kept, make, me):
    make.reply(make.thread(), writer=me)

    assert kept(me) == []


def test_a_kept_post_says_enough_to_be_read_again(session, make, me, kept):
    thread = make.thread(board=make.board(name="Sleep"), title="Awake again")
    post = make.reply(thread, body="Breathe *out*.", notes=["violence"])

    keep_post(session, me.root, post)

    [found] = kept(me)
    assert (found.post_id, found.thread_id) == (post.id, thread.id)
    assert (found.row.source, found.row.notes) == ("Breathe *out*.", "violence")
    assert (found.row.title, found.row.board_name, found.row.day) == (
        "Awake again", "Sleep", NOON.date(),
    )  # fmt: skip
    assert found.row.name == session.get_one(Handle, post.handle_id).name


def test_a_post_that_is_kept_twice_is_kept_once(session, make, me, kept):
    post = make.reply(make.thread())
    for _ in range(2):
        keep_post(session, me.root, post)

    assert [each.post_id for each in kept(me)] == [post.id]


def test_posts_of_one_thread_stand_together_the_latest_thread_first(session, make, me, kept):
    threads = [make.thread(), make.thread()]
    posts = [make.reply(threads[at]) for at in (0, 1, 0)]

    for post in posts:
        keep_post(session, me.root, post)

    assert [each.post_id for each in kept(me)] == [posts[at].id for at in (1, 0, 2)]


def test_what_a_member_lets_go_of_is_kept_no_more_and_the_rest_is(session, make, me, kept):
    thread = make.thread()
    posts = [make.reply(thread) for _ in range(3)]
    for post in posts:
        keep_post(session, me.root, post)

    for _ in range(2):
        let_go_of(session, me.root, thread_id=thread.id, post_id=posts[1].id)

    assert [each.post_id for each in kept(me)] == [posts[0].id, posts[2].id]


def test_of_the_last_one_that_is_let_go_of_no_list_is_left(session, make, me, kept):
    before = set(session.scalars(select(SealedEntry.address)))
    post = make.reply(make.thread())
    keep_post(session, me.root, post)
    sizes = {row.address: len(row.box) for row in session.scalars(select(SealedEntry))}

    let_go_of(session, me.root, thread_id=post.thread_id, post_id=post.id)

    session.flush()
    left = set(session.scalars(select(SealedEntry.address)))
    assert kept(me) == []
    assert [sizes[address] for address in sizes.keys() - left] == [KEPT_POSTS.size]
    assert before < left  # the key stays: it was there for any reason


def test_a_post_that_is_gone_is_shown_as_gone_and_can_be_let_go_of(session, make, me, kept):
    writer, thread = make.writer(), make.thread()
    gone, there = make.reply(thread, writer=writer), make.reply(thread)
    for post in (gone, there):
        keep_post(session, me.root, post)
    gone_id = gone.id
    make.take_back(gone, writer=writer)

    found = [(each.post_id, each.row is None) for each in kept(me)]
    let_go_of(session, me.root, thread_id=thread.id, post_id=gone_id)

    assert found == [(gone_id, True), (there.id, False)]
    assert [each.post_id for each in kept(me)] == [there.id]


@pytest.mark.parametrize("state", [PostState.HELD, PostState.WITHHELD])
def test_a_post_that_is_not_to_be_seen_is_as_good_as_gone(session, make, me, kept, state):
    post = make.reply(make.thread())
    keep_post(session, me.root, post)

    post.state = state

    assert [each.row for each in kept(me)] == [None]


def test_words_of_a_board_that_somebody_may_no_longer_read_are_not_shown(session, make, me, kept):
    board = make.board(reading=Reading.MEMBERS)
    keep_post(session, me.root, make.reply(make.thread(board=board)))
    before = [each.row.title for each in kept(me)]

    board.reading = Reading.GROUP

    assert (before, [each.row for each in kept(me)]) == (["Nights are long"], [None])


def test_of_one_thread_only_so_many_can_be_kept(session, make, me, kept):
    thread = make.thread()
    posts = [make.reply(thread) for _ in range(MOST_OF_A_THREAD + 1)]
    for post in posts[:-1]:
        keep_post(session, me.root, post)

    keep_post(session, me.root, posts[0])
    with pytest.raises(Refused, match="Let go of one first"):
        keep_post(session, me.root, posts[-1])

    assert len(kept(me)) == MOST_OF_A_THREAD
    keep_post(session, me.root, make.reply(make.thread()))
    assert len(kept(me)) == MOST_OF_A_THREAD + 1


def test_a_list_of_one_is_as_long_as_a_full_one(session, make, me):
    thread, sizes = make.thread(), set()
    before = set(session.scalars(select(SealedEntry.address)))

    for _ in range(MOST_OF_A_THREAD):
        keep_post(session, me.root, make.reply(thread, at=NOON + timedelta(days=1)))
        rows = session.scalars(select(SealedEntry).where(SealedEntry.address.not_in(before)))
        sizes |= {len(row.box) for row in rows if len(row.box) > 256}

    assert sizes == {KEPT_POSTS.size}


def test_keeping_puts_one_key_on_the_keyring_that_leads_to_no_name(session, make, me):
    thread = make.thread()
    for _ in range(3):
        keep_post(session, me.root, make.reply(thread))

    scope = reader_scope(thread.id)
    assert keys(session, me.root) == [Key(handle_id(me.root, scope), scope)]
    assert session.get(Handle, handle_id(me.root, scope)) is None


def test_what_one_keeps_is_found_by_nobody_else(session, make, me, kept):
    post = make.reply(make.thread())
    keep_post(session, me.root, post)
    other = make.writer()

    found = kept_posts(session, other.root, keys(session, me.root), viewer=other)

    assert found == kept(other) == []


def test_many_kept_posts_cost_what_one_does(session, make, me):
    costs = []
    for _ in range(2):
        for _ in range(5):
            keep_post(session, me.root, make.reply(make.thread()))
        keyring = keys(session, me.root)
        with statements(session.get_bind()) as asked:
            kept_posts(session, me.root, keyring, viewer=me)
        costs.append(len(asked))

    assert costs == [2, 2]


def test_a_post_of_a_thread_that_vanished_is_shown_as_gone(session, make, me, kept):
    writer = make.writer()
    thread = make.thread(writer=writer)
    keep_post(session, me.root, make.opening_of(thread))

    make.take_back(make.opening_of(thread), writer=writer)

    assert [each.row for each in kept(me)] == [None]
