from datetime import date, timedelta

import pytest

from forum.errors import Refused
from forum.seeding.arranging import Place, arrange
from forum.seeding.lines import SavedPost

DAY = date(2026, 1, 1)


def posts(*said: tuple[int | None, int]) -> list[SavedPost]:
    """Posts of (the place of the one answered, days after the first)."""
    return [SavedPost(parent, None, "Words.", DAY + timedelta(days)) for parent, days in said]


def test_the_tree_is_read_branch_by_branch():
    #   0
    #   ├─ 1 ── 3
    #   └─ 2 ── 4
    places = arrange(posts((None, 0), (0, 0), (0, 0), (1, 0), (2, 0)))

    assert [place.rank for place in places] == [0, 1, 3, 2, 4]
    assert [place.depth for place in places] == [0, 1, 1, 2, 2]
    assert [place.seq for place in places] == [0, 1, 2, 3, 4]


def test_answering_nobody_is_answering_the_opening():
    assert arrange(posts((None, 0), (None, 0))) == arrange(posts((None, 0), (0, 0)))


def test_posts_came_in_the_order_of_their_days():
    places = arrange(posts((None, 0), (0, 5), (0, 2), (0, 2)))

    assert [place.seq for place in places] == [0, 3, 1, 2]
    assert [place.rank for place in places] == [0, 3, 1, 2]


def test_within_a_day_hours_tell_the_order_when_they_are_known():
    early, late = (
        SavedPost(None, None, "Words.", DAY + timedelta(1), hour=hour) for hour in (3, 20)
    )

    places = arrange([*posts((None, 0)), late, early])

    assert [place.seq for place in places] == [0, 2, 1]


def test_no_post_came_before_the_one_that_it_answers():
    places = arrange(posts((None, 0), (2, 0), (None, 0)))

    assert [place.seq for place in places] == [0, 2, 1]


def test_talk_may_be_as_deep_as_it_is_long():
    chain = posts((None, 0), *((n, 0) for n in range(5_000)))

    assert arrange(chain)[-1] == Place(seq=5_000, rank=5_000, depth=5_000)


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ([(None, 0), (1, 0)], 2),
        ([(None, 0), (None, 0), (3, 0), (2, 0)], 3),
        ([(None, 0), (2, 0), (3, 0), (2, 0)], 2),
    ],
)
def test_posts_that_answer_each_other_in_a_circle_are_refused(said, first):
    with pytest.raises(Refused, match=f"Post {first} answers itself"):
        arrange(posts(*said))


def test_a_post_older_than_what_it_answers_is_refused():
    with pytest.raises(Refused, match="Post 3 is of 2026-01-02, but what it answers is of 2026-01"):
        arrange(posts((None, 0), (0, 5), (1, 1)))


def test_a_post_older_than_its_thread_is_refused():
    with pytest.raises(Refused, match="Post 2 is of 2025-12-31"):
        arrange(posts((None, 0), (None, -1)))
