"""What pages say of who is on."""

from datetime import timedelta

from forum.house.models import SiteChoice
from forum.moderation.queue.presence import NOBODY_KNOWS, Presence, presence
from tests.makers import NOON
from tests.moderation.making import on_duty, tighten


def test_while_nobody_is_on_it_says_what_the_operator_chose(session):
    assert presence(session, at=NOON) == NOBODY_KNOWS

    tighten(session, "new")

    assert presence(session, at=NOON) == Presence(None, posts_wait=True)
    tighten(session, "flags")

    assert presence(session, at=NOON) == Presence(None, posts_wait=True, flags_hold=True)


def test_when_moderators_are_usually_on_is_said_in_the_operators_words(session):
    session.add(SiteChoice(name="hours", value="Most evenings"))
    session.flush()

    assert presence(session, at=NOON) == Presence(None, hours="Most evenings")
    on_duty(session, until=NOON + timedelta(hours=3))
    assert presence(session, at=NOON) == Presence(NOON + timedelta(hours=3), hours="Most evenings")


def test_while_somebody_is_on_nothing_is_stricter(session):
    tighten(session, "new")
    on_duty(session, until=NOON + timedelta(hours=3))

    assert presence(session, at=NOON) == Presence(NOON + timedelta(hours=3))
