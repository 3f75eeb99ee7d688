from hypothesis import given, strategies as st

from forum.threads.places.cutting import FEWEST_POSTS, MOST_POSTS, PAGE_POSTS, cut, cut_back, cut_to

depths = st.lists(st.integers(min_value=1, max_value=40), max_size=MOST_POSTS + 1)


def test_what_fits_is_one_page():
    assert cut([0] + [1] * 49) == 50
    assert cut([1] * MOST_POSTS) == MOST_POSTS


def test_a_page_of_short_conversations_holds_about_fifty():
    assert cut([1] * (MOST_POSTS + 1)) == PAGE_POSTS


def test_a_branch_that_fits_is_not_torn_apart():
    # Given a conversation of 30 that begins at the 31st place
    told = [1] * 30 + [1] + [2] * 29 + [1] * 20

    # Then the page ends before it or after it, not in it
    assert cut(told[: MOST_POSTS + 1]) in (30, 60)


def test_a_branch_longer_than_a_page_is_cut_at_its_shallowest_place():
    told = [1] + [5] * 39 + [2] + [5] * (MOST_POSTS - 40)

    assert cut(told) == 40


def test_the_page_before_starts_with_a_whole_conversation():
    nearest_first = [3] * 59 + [1] + [4] * (MOST_POSTS - 59)

    assert cut_back(nearest_first) == 60


def test_the_page_before_is_the_first_one_when_everything_fits():
    assert cut_back([1] * 10) == 10


def test_a_link_to_a_post_shows_the_beginning_of_its_branch():
    assert cut_to([4, 3, 2, 5, 5]) == 3


def test_a_link_to_a_top_level_reply_starts_with_it():
    assert cut_to([1, 2, 1]) == 1


@given(depths)
def test_a_page_is_never_too_long_nor_needlessly_short(told):
    size = cut(told)

    assert size <= MOST_POSTS
    assert size == len(told) or size >= FEWEST_POSTS


@given(depths)
def test_the_page_before_is_never_too_long_nor_needlessly_short(told):
    size = cut_back(told)

    assert size <= MOST_POSTS
    assert size == len(told) or size >= FEWEST_POSTS


@given(st.lists(st.integers(min_value=1, max_value=9), min_size=1, max_size=FEWEST_POSTS))
def test_a_page_that_a_link_leads_to_always_holds_the_post(told):
    assert 1 <= cut_to(told) <= FEWEST_POSTS
