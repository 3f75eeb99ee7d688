"""Words that were taken down go when nobody can ask any more to see them again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.errors import Refused
from forum.moderation.closing import close
from forum.moderation.deciding.acts import Act
from forum.moderation.meanwhile.forgetting import (
    forget_for_good,
    forget_one,
    forget_one_writer,
    kept_long_enough,
    told_long_enough,
)
from forum.moderation.meanwhile.sweeping import end_returned, forget_closed, returned_too_long
from forum.moderation.models import Case, Flag
from forum.moderation.queue.case_reading import read_case, wording_of
from forum.moderation.writers.appealing import appeal
from forum.threads.holding.wording import held_words, is_gone
from forum.threads.models import Line, Post
from tests.makers import NOON
from tests.moderation.deciding.conftest import lead, make, otter, queue
from tests.moderation.deciding.queue import LATER

__all__ = ["lead", "make", "otter", "queue"]
DAY = timedelta(days=1)


@pytest.fixture
def writer(make):
    return make.writer()


@pytest.fixture
def post(queue, make, writer):
    post = make.reply(make.thread(), writer=writer)
    queue.done()
    return post


def settled(queue, post, *acts, by):
    case = queue.flag(post)
    queue.decide(case, *acts, by=by)
    queue.settle(case)
    return case


def sweep(queue, *, at):
    for post_id in kept_long_enough(queue.session, at=at):
        forget_one(queue.session, post_id, at=at)
        queue.done()


def test_words_that_were_taken_down_stay_for_seven_days(queue, post, otter):
    settled(queue, post, Act.TAKE_DOWN, by=otter)

    sweep(queue, at=NOON + 7 * DAY)
    assert not is_gone(queue.session, post)
    sweep(queue, at=NOON + 8 * DAY)
    assert is_gone(queue.session, post)


def test_what_the_case_holds_of_them_goes_too(queue, post, otter):
    case = settled(queue, post, Act.TAKE_DOWN, by=otter)
    queue.session.scalars(select(Flag)).one().note = "They said: hear you."
    assert case.snapshot == "I hear you."
    assert wording_of(queue.session, read_case(queue.session, case.id)) is not None

    sweep(queue, at=NOON + 8 * DAY)

    assert (case.snapshot, queue.session.scalars(select(Flag)).one().note) == (None, None)
    assert wording_of(queue.session, read_case(queue.session, case.id)) is None


def test_while_it_can_be_undone_or_is_not_told_nothing_goes(queue, post, otter):
    case = queue.case(post)
    queue.decide(case, Act.TAKE_DOWN, by=otter)

    assert kept_long_enough(queue.session, at=NOON + 30 * DAY) == []
    queue.settle(case, at=NOON + 30 * DAY)
    assert kept_long_enough(queue.session, at=NOON + 37 * DAY) == []
    assert kept_long_enough(queue.session, at=NOON + 38 * DAY) == [post.id]


def test_an_appeal_keeps_them_until_seven_days_after_its_answer(queue, post, otter, writer, lead):
    case = settled(queue, post, Act.TAKE_DOWN, by=otter)
    appeal(queue.session, post.id, "", writer=writer, at=NOON + 7 * DAY)
    queue.done()
    assert kept_long_enough(queue.session, at=NOON + 20 * DAY) == []

    at = NOON + 20 * DAY
    queue.decide(case, Act.KEPT, by=lead, at=at)
    queue.settle(case, at=at + DAY)

    assert kept_long_enough(queue.session, at=at + 8 * DAY) == []
    assert kept_long_enough(queue.session, at=at + 9 * DAY) == [post.id]


def test_an_appeal_that_comes_after_the_words_went_is_refused_in_words(queue, post, otter, writer):
    settled(queue, post, Act.TAKE_DOWN, by=otter)
    forget_for_good(queue.session, post)
    queue.done()

    with pytest.raises(Refused, match="Its words are gone"):
        appeal(queue.session, post.id, "", writer=writer, at=LATER)


def test_an_appeal_that_came_first_keeps_words_that_were_found_already(queue, post, otter, writer):
    settled(queue, post, Act.TAKE_DOWN, by=otter)
    at = NOON + 8 * DAY
    [found] = kept_long_enough(queue.session, at=at)
    appeal(queue.session, post.id, "", writer=writer, at=NOON + 7 * DAY)
    queue.done()

    forget_one(queue.session, found, at=at)

    assert held_words(queue.session, post.id) is not None


def test_words_that_were_not_reworded_go_when_their_last_day_is_over(queue, post, otter):
    case = settled(queue, post, Act.REWORD, by=otter)

    assert returned_too_long(queue.session, at=NOON + 7 * DAY) == []
    assert returned_too_long(queue.session, at=NOON + 8 * DAY) == [case.id]
    end_returned(queue.session, case.id, at=NOON + 8 * DAY)
    queue.done()

    assert is_gone(queue.session, post)
    assert (post.line, post.line_rule, case.snapshot) == (Line.TAKEN_DOWN, 1, None)


def test_words_to_be_reworded_after_an_appeal_go_seven_days_later(queue, post, otter, writer, lead):
    case = settled(queue, post, Act.REWORD, by=otter)
    appeal(queue.session, post.id, "", writer=writer, at=LATER)
    queue.done()
    queue.decide(case, Act.KEPT, by=lead, at=LATER)
    queue.settle(case, at=LATER + DAY)

    sweep(queue, at=LATER + 9 * DAY)

    assert (is_gone(queue.session, post), post.line) == (True, Line.TAKEN_DOWN)


def test_a_worker_that_stood_still_for_ten_days_does_it_then(queue, make, otter):
    posts = [make.reply(make.thread()) for _ in range(3)]
    queue.done()
    for post in posts:
        settled(queue, post, Act.TAKE_DOWN, by=otter)

    sweep(queue, at=NOON + 10 * DAY)
    sweep(queue, at=NOON + 10 * DAY)

    assert all(is_gone(queue.session, post) for post in posts)


def test_what_was_taken_back_meanwhile_is_left_alone(queue, post, otter, writer):
    settled(queue, post, Act.TAKE_DOWN, by=otter)
    [found] = kept_long_enough(queue.session, at=NOON + 8 * DAY)
    queue.take_back(post, writer=writer)

    forget_one(queue.session, found, at=NOON + 8 * DAY)

    assert queue.session.scalar(select(Post.id).where(Post.id == found)) is None


def test_who_wrote_it_is_forgotten_with_the_case(queue, make, post, otter):
    make.reply(queue.thread_of(post), parent=post)
    case_id = settled(queue, post, Act.TAKE_DOWN, by=otter).id
    sweep(queue, at=NOON + 8 * DAY)
    assert told_long_enough(queue.session, at=NOON + 80 * DAY) == []
    forget_closed(queue.session, at=NOON + 91 * DAY)
    queue.done()
    assert queue.session.scalar(select(Case.id).where(Case.id == case_id)) is None

    [found] = told_long_enough(queue.session, at=NOON + 91 * DAY)
    forget_one_writer(queue.session, found, at=NOON + 91 * DAY)

    assert (post.handle_id, post.line_rule) == (None, 1)
    assert told_long_enough(queue.session, at=NOON + 91 * DAY) == []


def test_words_whose_case_is_forgotten_go_too(queue, post, otter):
    case = settled(queue, post, Act.TAKE_DOWN, by=otter)
    queue.session.delete(case)
    queue.done()

    assert kept_long_enough(queue.session, at=NOON + 91 * DAY) == [post.id]


def test_what_waits_for_somebody_is_never_forgotten(queue, make):
    post = make.reply(make.thread(), writer=make.writer(waits=True))
    case = queue.case(post)
    close(queue.session, case, at=NOON)
    queue.done()

    assert kept_long_enough(queue.session, at=NOON + 400 * DAY) == []
