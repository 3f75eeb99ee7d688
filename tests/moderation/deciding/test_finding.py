"""Who decided what, in words."""

import pytest

from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.finding import (
    SOMEBODY,
    acts_of,
    last_decision,
    live_post,
    name_of,
    said_of,
)
from forum.public_ids import new_id


@pytest.fixture
def case(queue, make):
    return queue.case(make.reply(make.thread()))


def test_a_decision_is_said_with_the_working_name(session, queue, case, otter):
    decision = queue.decide(case, Act.TAKE_DOWN, Act.LOCK, by=otter)

    assert acts_of(decision) == (Act.TAKE_DOWN, Act.LOCK)
    assert said_of(session, decision) == (
        "Steady Otter has just decided this: Take it down, Lock the thread."
    )


def test_who_has_left_has_no_name(session):
    assert name_of(session, new_id()) == SOMEBODY


def test_what_was_undone_is_not_the_last_decision(session, queue, case, otter):
    queue.decide(case, Act.TAKE_DOWN, by=otter)
    queue.undo(case, by=otter)

    assert last_decision(session, case) is None


def test_a_post_whose_words_are_gone_is_not_there(session, queue, make):
    writer = make.writer()
    thread = make.thread()
    post = make.reply(thread, writer=writer)
    make.reply(thread, parent=post)
    case = queue.case(post)
    assert live_post(session, case) is post

    queue.take_back(post, writer=writer)

    assert live_post(session, case) is None
