import pytest

from forum.errors import NotFound
from forum.moderation.closing import close
from forum.moderation.finding import case_for, hold_post, open_case_of
from forum.moderation.transitions import Step, step
from forum.public_ids import new_id
from tests.makers import NOON
from tests.moderation.making import a_case


def test_a_case_is_found_by_its_id_and_while_it_is_open_by_its_post(session, make):
    case = a_case(session, make)

    assert case_for(session, case.id) is case
    assert open_case_of(session, case.post_id) is case

    step(case, Step.WITHDRAW)
    close(session, case, at=NOON)

    assert case_for(session, case.id) is case
    assert open_case_of(session, case.post_id) is None


def test_a_case_that_is_none_is_not_found(session):
    with pytest.raises(NotFound):
        case_for(session, new_id())


def test_the_post_and_the_thread_of_a_case_may_be_gone(session, make):
    post = make.reply(make.thread())

    assert hold_post(session, post.id) is post
    assert hold_post(session, new_id()) is None
