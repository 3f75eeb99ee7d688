"""What is told of the notices that were found: nothing of one's own, and each post once."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from forum.notices.choosing import without_own_and_twice
from forum.notices.models import NoticeKind
from forum.public_ids import new_id
from tests.makers import NOON

TODAY = NOON.date()
ME, OTHER = new_id(), new_id()


def notice(kind=NoticeKind.REPLY, *, post_id=b"post", writer_id=OTHER, days_ago=0):
    day = TODAY - timedelta(days=days_ago)
    return SimpleNamespace(id=new_id(), kind=kind, post_id=post_id, writer_id=writer_id, day=day)


@pytest.mark.parametrize("kinds", [("reply", "in-thread"), ("in-thread", "reply"),
                                   ("on-board", "reply", "in-thread")])  # fmt: skip
def test_a_post_that_is_told_in_two_ways_is_told_in_the_nearest(kinds):
    found = [notice(NoticeKind(kind)) for kind in kinds]

    [told] = without_own_and_twice(found, mine=frozenset({ME}))

    assert told.kind == NoticeKind.REPLY


def test_different_posts_and_different_answers_are_each_told():
    posts = [notice(post_id=b"one"), notice(post_id=b"two")]
    answers = [notice(kind, writer_id=ME) for kind in (NoticeKind.HEAR, NoticeKind.STRENGTH)]

    told = without_own_and_twice([*posts, *answers], mine=frozenset({ME}))

    assert len(told) == 4


def test_an_answer_is_told_to_the_writer_of_the_post_although_the_post_is_theirs():
    for kind in set(NoticeKind) - {NoticeKind.REPLY, NoticeKind.IN_THREAD, NoticeKind.ON_BOARD}:
        assert without_own_and_twice([notice(kind, writer_id=ME)], mine=frozenset({ME}))


@pytest.mark.parametrize("kind", ["reply", "in-thread", "on-board"])
def test_own_words_are_not_told(kind):
    own, others = (notice(NoticeKind(kind), writer_id=who, post_id=who) for who in (ME, OTHER))

    assert without_own_and_twice([own, others], mine=frozenset({ME})) == [others]
