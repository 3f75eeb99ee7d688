import pytest

from forum.moderation.flagging import Report, flag_as_member
from forum.moderation.many_flags import flaggers, heed_many
from forum.moderation.models import Band, Reason
from forum.sealing import new_root
from forum.threads.models import PostState
from tests.makers import NOON
from tests.moderation.making import flagged_post, tighten

UNKIND = Report(Reason.UNKIND)


@pytest.fixture
def post(make):
    return flagged_post(make)


def tell(session, post, times):
    for _ in range(times):
        case = flag_as_member(session, new_root(), post.id, UNKIND, at=NOON)
    return case


def test_people_are_counted_up_to_one_more_than_matters(session, post):
    assert [flaggers(session, tell(session, post, 1)) for _ in range(5)] == [1, 2, 3, 4, 4]


def test_many_make_it_more_urgent_once(session, post):
    assert tell(session, post, 2).band == Band.TODAY
    case = tell(session, post, 1)
    assert case.band == Band.SOON

    heed_many(session, case, before=3, at=NOON)
    tell(session, post, 4)

    assert case.band == Band.SOON


def test_many_let_it_wait_while_nobody_is_on_duty(session, post):
    tighten(session, "flags")

    tell(session, post, 3)

    assert post.state == PostState.HELD
