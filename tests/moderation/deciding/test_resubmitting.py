"""Words that were changed come back to the queue beside the old ones."""

import pytest

from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.resubmitting import resubmit
from forum.moderation.models import CaseState
from forum.threads.holding.wording import current_words
from forum.threads.models import PostState
from tests.makers import NOON
from tests.moderation.deciding.queue import LATER


@pytest.fixture
def writer(make):
    return make.writer()


@pytest.fixture
def post(queue, make, writer):
    post = make.opening_of(make.thread(writer=writer, title="Enough", body="You never try."))
    queue.done()
    return post


@pytest.fixture
def case(queue, post, otter):
    case = queue.case(post)
    queue.decide(case, Act.REWORD, by=otter)
    queue.settle(case)
    return case


def come_back(queue, case, post, writer, body):
    queue.change(post, body, title="Not enough", writer=writer)
    resubmit(queue.session, case, at=LATER)
    queue.done()


def test_the_case_is_open_again_with_both_versions(session, queue, case, post, writer):
    come_back(queue, case, post, writer, "I am worried.")

    assert (case.state, case.opened_at, case.returned_on) == (CaseState.OPEN, LATER, None)
    assert case.kind == "moderator"
    assert (case.snapshot_title, case.snapshot) == ("Enough", "You never try.")
    assert current_words(session, post.id) == ("Not enough", "I am worried.")


def test_the_second_time_it_stands_beside_what_was_sent_back_last(
    session, queue, case, post, writer, otter
):
    come_back(queue, case, post, writer, "I am worried.")
    queue.decide(case, Act.REWORD, by=otter, at=LATER)
    queue.settle(case, at=LATER.replace(hour=20))
    come_back(queue, case, post, writer, "I am with you.")

    assert (case.snapshot, current_words(session, post.id)[1]) == (
        "I am worried.",
        "I am with you.",
    )


def test_leaving_what_came_back_lets_others_read_it_again(queue, case, post, writer, otter):
    come_back(queue, case, post, writer, "I am worried.")

    queue.decide(case, Act.LEAVE, by=otter, at=LATER)

    assert post.state == PostState.PUBLISHED


def test_while_it_can_be_undone_a_change_is_only_noted(session, queue, make, otter):
    case = queue.case(make.reply(make.thread()))
    queue.decide(case, Act.REWORD, by=otter)

    resubmit(session, case, at=NOON)

    assert case.state == CaseState.DECIDED
