from datetime import timedelta

import pytest

from forum.moderation.choices import Tightening, hold_by_flags, is_on, switch, tightens
from forum.threads.models import PostState
from tests.makers import NOON
from tests.moderation.making import flagged_post, on_duty


def test_nothing_tightens_until_somebody_switches_it_on(session):
    assert [is_on(session, choice) for choice in Tightening] == [False, False]
    assert not tightens(session, Tightening.POSTS_HOLD, at=NOON)


def test_a_choice_can_be_switched_on_and_off_and_on(session):
    for on in (True, True, False, True):
        switch(session, Tightening.FLAGS_HOLD, on=on)
        assert is_on(session, Tightening.FLAGS_HOLD) == on
    assert not is_on(session, Tightening.POSTS_HOLD)


def test_it_tightens_only_while_nobody_is_on(session):
    switch(session, Tightening.POSTS_HOLD, on=True)
    on_duty(session, until=NOON + timedelta(hours=2))

    assert not tightens(session, Tightening.POSTS_HOLD, at=NOON)
    assert tightens(session, Tightening.POSTS_HOLD, at=NOON + timedelta(hours=3))


@pytest.mark.parametrize(("on", "state"), [(False, "published"), (True, "held")])
def test_a_post_is_hidden_by_flags_where_that_is_switched_on(session, make, on, state):
    switch(session, Tightening.FLAGS_HOLD, on=on)
    post = flagged_post(make)

    hold_by_flags(session, post, at=NOON)
    hold_by_flags(session, post, at=NOON)

    assert post.state == PostState(state)
