"""My threads: all of them, nobody else's, and only what I may still read."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.boards.models import Reading
from forum.handles.keyring import Key, keys
from forum.handles.speaking import known_handle
from forum.public_ids import new_id, to_text
from forum.space.reading import forms_there, my_threads
from forum.threads.models import Post
from forum.threads.taking_back import take_back
from tests.counting import statements
from tests.makers import NOON


@pytest.fixture
def me(make):
    """A member, among the conversations of others."""
    for _ in range(3):
        make.reply(make.thread())
    return make.writer()


def mine(session, me) -> list:
    session.flush()
    return my_threads(session, keys(session, me.root), viewer=me)


def test_who_has_not_written_is_in_no_thread(session, me):
    assert mine(session, me) == []


def test_threads_that_i_started_and_those_i_answered_in_are_mine(session, make, me):
    started = make.thread(writer=me, at=NOON)
    answered = make.thread(at=NOON)
    make.reply(answered, writer=me, at=NOON + timedelta(days=1))

    found = mine(session, me)

    assert [my.thread.id for my in found] == [answered.id, started.id]
    assert found[1].me.id == started.handle_id
    assert found[0].me.id not in (started.handle_id, answered.handle_id)


def test_a_thread_says_enough_to_be_recognised(session, make, me):
    board = make.board(name="Sleep")
    thread = make.thread(board=board, title="Awake again", writer=me)
    make.reply(thread)

    [my] = mine(session, me)

    assert (my.thread.title, my.thread.board_name) == ("Awake again", "Sleep")
    assert (my.thread.replies, my.thread.last_day, my.thread.last_hour) == (1, NOON.date(), 12)


def test_where_i_am_known_i_see_my_known_name(session, make, me):
    for post_as in ("known", "thread"):
        make.thread(writer=replace(me, post_as=post_as))

    names = {my.me.name for my in mine(session, me)}

    assert len(names) == 2
    assert known_handle(session, me.root).name in names


def test_the_liveliest_comes_first_whatever_i_did_last(session, make, me):
    threads = [make.thread(writer=me, at=NOON + timedelta(days=number)) for number in range(3)]
    make.reply(threads[0], at=NOON + timedelta(days=9))

    found = [my.thread.id for my in mine(session, me)]

    assert found == [threads[0].id, threads[2].id, threads[1].id]


def test_a_thread_on_a_board_that_i_may_no_longer_read_is_not_shown(session, make, me):
    board = make.board(reading=Reading.MEMBERS)
    make.thread(board=board, writer=me)
    seen = len(mine(session, me))

    board.reading = Reading.GROUP

    assert (seen, mine(session, me)) == (1, [])


def test_words_that_i_took_back_leave_the_thread_of_those_who_answered(session, make, me):
    thread = make.thread(writer=me)
    answer = make.reply(thread, writer=me)
    make.reply(thread)
    take_back(session, answer.id, writer=me)

    assert [my.thread.id for my in mine(session, me)] == [thread.id]


def test_a_thread_of_which_nothing_is_left_is_gone(session, make, me):
    thread = make.thread(writer=me)
    opening = session.scalars(select(Post).where(Post.thread_id == thread.id)).one()

    take_back(session, opening.id, writer=me)

    assert mine(session, me) == []


def test_other_keys_are_no_threads(session, make, me):
    thread = make.thread(writer=me)
    keyring = [*keys(session, me.root), Key(bytes(16), "site"), Key(bytes(16), "board:x")]

    found = my_threads(session, keyring, viewer=me)

    assert [my.thread.id for my in found] == [thread.id]


def test_a_busy_member_sees_all_threads_in_two_queries(session, make, me):
    board, number = make.board(), 30
    for later in range(number):
        make.thread(board=board, writer=me, at=NOON + timedelta(days=later))
    keyring = keys(session, me.root)

    with statements(session.get_bind()) as asked:
        found = my_threads(session, keyring, viewer=me)

    assert len(asked) == 2
    days = [my.thread.last_day for my in found]
    assert len(days) == number
    assert days == sorted(days, reverse=True)


def test_where_i_only_answered_or_keep_something_i_am_not_in_the_talk(session, make, me):
    make.answer(make.reply(make.thread()), writer=me)

    assert len(keys(session, me.root)) == 1
    assert mine(session, me) == []


@pytest.fixture
def forms(session, make, me):
    """The addresses of forms of a thread, a post and a board; a draft may wait for each."""
    board = make.board()
    thread = make.thread(board=board)
    post = make.reply(thread, writer=me)
    return (
        board,
        thread,
        post,
        [
            f"/t/{to_text(thread.id)}/reply",
            f"/p/{to_text(post.id)}/edit",
            f"/boards/{board.slug}/new",
        ],
    )


def test_a_form_that_is_still_there_can_be_gone_on_with(session, me, forms):
    *_, addresses = forms

    assert forms_there(session, addresses, viewer=me) == set(addresses)
    assert forms_there(session, [], viewer=me) == set()


def test_a_form_for_what_never_was_cannot(session, me, forms):
    *_, addresses = forms
    wrong = [f"/t/{to_text(new_id())}/reply", "/boards/never/new", f"/p/{to_text(new_id())}/edit"]

    assert forms_there(session, [*addresses, *wrong], viewer=me) == set(addresses)


@pytest.mark.parametrize(
    ("change", "left"),
    [({"reading": Reading.GROUP}, 0), ({"archived_on": NOON.date()}, 0), ({}, 3)],
    ids=["hidden", "closed", "as it was"],
)
def test_no_form_of_a_board_that_is_hidden_or_closed_can(session, me, forms, change, left):
    board, *_, addresses = forms
    for name, value in change.items():
        setattr(board, name, value)
    session.flush()

    assert len(forms_there(session, addresses, viewer=me)) == left


def test_in_a_finished_thread_nothing_can_be_written_and_on_its_board_it_can(session, me, forms):
    [_, thread, _, addresses] = forms
    thread.locked_reason = "It went in circles."
    session.flush()

    assert forms_there(session, addresses, viewer=me) == {addresses[2]}


def test_words_that_are_gone_cannot_be_changed(session, make, me, forms):
    [_, thread, post, addresses] = forms
    make.reply(thread, parent=post)
    make.take_back(post, writer=me)

    assert forms_there(session, addresses, viewer=me) == {addresses[0], addresses[2]}


def test_asking_for_many_forms_costs_three_queries(session, me, forms):
    *_, addresses = forms
    session.flush()

    with statements(session.get_bind()) as asked:
        forms_there(session, 20 * addresses, viewer=me)

    assert len(asked) == 3


def test_a_thread_of_mine_that_others_cannot_read_is_there_with_its_title(session, make, me):
    waits = replace(me, waits=True)
    waiting = make.thread(title="Soon", writer=waits)
    down = make.thread(title="Not so", writer=me, at=NOON + timedelta(days=1))
    make.hide(make.opening_of(down))

    found = mine(session, me)

    assert [(my.thread.id, my.thread.title, my.hidden) for my in found] == [
        (down.id, "Not so", "Hidden from others"),
        (waiting.id, "Soon", "Waiting for a moderator"),
    ]


def test_a_hidden_title_of_somebody_else_is_not_shown_to_who_answered(session, make, me):
    thread = make.thread(title="I am Jo")
    make.reply(thread, writer=me)
    make.hide(make.opening_of(thread))

    assert [(my.thread.title, my.hidden) for my in mine(session, me)] == [
        (None, "Hidden from others")
    ]


def test_a_thread_that_i_left_and_that_only_waits_for_others_is_not_mine(session, make, me):
    thread = make.thread(writer=me)
    make.reply(thread, writer=make.writer(waits=True))
    make.take_back(make.opening_of(thread), writer=me)

    assert mine(session, me) == []


def test_a_hidden_post_can_be_gone_on_with(session, make, me, forms):
    [_, _, post, addresses] = forms
    make.hide(post)
    session.flush()

    assert forms_there(session, addresses, viewer=me) == set(addresses)
