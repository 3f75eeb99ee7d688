"""What pages say of who is on."""

from datetime import timedelta

from forum.moderation.choices import Tightening, switch
from forum.moderation.queue.presence import NOBODY_KNOWS, Presence, presence
from tests.makers import NOON
from tests.moderation.making import on_duty


def test_while_nobody_is_on_it_says_what_the_operator_chose(session):
    assert presence(session, at=NOON) == NOBODY_KNOWS

    switch(session, Tightening.POSTS_HOLD, on=True)

    assert presence(session, at=NOON) == Presence(None, posts_wait=True)
    switch(session, Tightening.FLAGS_HOLD, on=True)
    assert presence(session, at=NOON) == Presence(None, posts_wait=True, flags_hold=True)


def test_while_somebody_is_on_nothing_is_stricter(session):
    switch(session, Tightening.POSTS_HOLD, on=True)
    on_duty(session, until=NOON + timedelta(hours=3))

    assert presence(session, at=NOON) == Presence(NOON + timedelta(hours=3))
