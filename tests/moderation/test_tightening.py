from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.house.choices import Choices
from forum.moderation.tightening import hold_by_flags, stricter
from forum.notices.models import Notice
from forum.threads.models import PostState
from tests.makers import NOON
from tests.moderation.making import flagged_post, on_duty, tighten


def test_nothing_is_stricter_until_somebody_chose_it(session):
    assert stricter(session, at=NOON) == Choices()


def test_it_is_stricter_only_while_nobody_is_on(session):
    tighten(session, "new", "flags")
    on_duty(session, until=NOON + timedelta(hours=2))

    assert stricter(session, at=NOON) == Choices()
    later = stricter(session, at=NOON + timedelta(hours=3))
    assert (later.tighten_new, later.tighten_flags) == (True, True)


@pytest.mark.parametrize(("chosen", "state"), [([], "published"), (["flags"], "held")])
def test_a_post_is_hidden_by_flags_where_that_was_chosen(session, make, chosen, state):
    tighten(session, *chosen)
    post = flagged_post(make)

    hold_by_flags(session, post, at=NOON)
    hold_by_flags(session, post, at=NOON)

    assert post.state == PostState(state)


@pytest.mark.parametrize(("chosen", "told"), [([], []), (["flags"], ["moderated"])])
def test_who_wrote_it_is_told_once(session, make, chosen, told):
    tighten(session, *chosen)
    post = flagged_post(make)
    writer = post.handle_id

    hold_by_flags(session, post, at=NOON)
    hold_by_flags(session, post, at=NOON)

    notices = session.scalars(select(Notice.kind).where(Notice.handle_id == writer)).all()
    assert list(notices) == told
