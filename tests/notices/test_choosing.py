"""What is told of the notices that were found: nothing of one's own, and each post once."""

from types import SimpleNamespace

import pytest

from forum.notices.choosing import without_own_and_twice
from forum.notices.models import NoticeKind
from forum.public_ids import new_id
from tests.makers import NOON

TODAY = NOON.date()
ME, OTHER = new_id(), new_id()


def notice(kind=NoticeKind.REPLY, *, post_id=b"post", writer_id=OTHER, **given):
    usual = {"id": new_id(), "day": TODAY, "thread_id": post_id, "seq": 1}
    return SimpleNamespace(kind=kind, post_id=post_id, writer_id=writer_id, **usual | given)


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


def test_of_a_thread_that_is_followed_only_the_latest_post_of_others_is_told():
    def followed(seq, **given):
        ids = {"thread_id": b"thread", "post_id": b"post %d" % seq}
        return notice(NoticeKind.IN_THREAD, seq=seq, **ids | given)

    earlier, latest, own = followed(1), followed(2), followed(3, writer_id=ME)
    elsewhere = followed(1, thread_id=b"other", post_id=b"elsewhere")

    told = without_own_and_twice([earlier, latest, own, elsewhere], mine=frozenset({ME}))

    assert {each.id for each in told} == {latest.id, elsewhere.id}
