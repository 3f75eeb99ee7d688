"""What is placed on a handle: of which kind, and until which day."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.errors import Refused
from forum.moderation.deciding.acts import Act, PauseKind
from forum.moderation.deciding.models import Sanction
from forum.moderation.deciding.sanctioning import bar, end, placed, remove, remove_if_over
from tests.makers import NOON
from tests.moderation.deciding.queue import MESSAGE

TODAY = NOON.date()


@pytest.fixture
def post(make):
    return make.reply(make.thread())


@pytest.mark.parametrize("kind", PauseKind)
@pytest.mark.parametrize("days", [1, 3, 7])
def test_a_pause_is_on_the_handle_alone(session, queue, post, otter, *, kind, days):
    queue.decide(queue.case(post), Act.PAUSE, by=otter, pause_kind=kind, days=days)

    [found] = session.scalars(select(Sanction))
    assert (found.handle_id, found.kind) == (post.handle_id, kind)
    assert found.until_day == TODAY + timedelta(days=days)
    assert (found.thread_id is not None) == (kind == PauseKind.MUTE)
    assert (found.rule, found.message, found.day) == (1, MESSAGE, TODAY)


def test_nothing_is_placed_where_nobody_is_paused(session, queue, post, otter):
    queue.decide(queue.case(post), Act.TAKE_DOWN, by=otter)

    assert session.scalars(select(Sanction)).all() == []


def test_words_that_nobody_wrote_here_pause_nobody(queue, post, otter):
    post.handle_id = None  # as of words that were brought in from elsewhere

    with pytest.raises(Refused, match="Nobody who can be paused"):
        queue.decide(queue.case(post), Act.PAUSE, by=otter)


def test_the_decision_leads_to_what_it_placed_and_ends_it(session, queue, post, otter):
    decision = queue.decide(queue.case(post), Act.BAR, by=otter)
    found = placed(session, decision)

    bar(found, today=TODAY)
    assert (found.kind, found.until_day) == ("bar", TODAY + timedelta(days=365))
    end(found, today=TODAY)
    remove_if_over(session, decision.id, today=TODAY)
    session.flush()
    assert placed(session, decision) is None


def test_what_still_holds_is_not_removed(session, queue, post, otter):
    decision = queue.decide(queue.case(post), Act.PAUSE, by=otter)

    remove_if_over(session, decision.id, today=TODAY)
    assert placed(session, decision) is not None
    remove(session, decision)
    session.flush()
    assert placed(session, decision) is None
