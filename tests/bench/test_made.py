"""The conversations of the bench are the same each time, and as many and as long as they say."""

from datetime import date

import pytest

from bench.forum.made import (
    BOARDS,
    FIFTY,
    LONG,
    TWENTY,
    WORDS,
    Size,
    batched,
    board_of,
    conversation,
    lengths,
)

UNTIL = date(2026, 6, 1)
SMALL = Size(threads=40, posts=400, members=30, cases=5, longest=120)


@pytest.mark.parametrize("size", [SMALL, Size(), Size().times(10)])
def test_a_forum_has_as_many_posts_as_it_says(size):
    assert len(lengths(size)) == size.threads
    assert sum(lengths(size)) == size.posts
    assert min(lengths(size)) >= 1


def test_three_threads_are_known_by_their_lengths():
    assert [lengths(Size())[thread] for thread in (LONG, TWENTY, FIFTY)] == [5000, 20, 50]


def test_ten_times_as_much_talk_has_ten_times_as_many_people_and_the_same_long_thread():
    assert Size().times(10) == Size(threads=100_000, posts=1_000_000, members=50_000)


def test_half_of_the_threads_are_on_one_board_and_none_is_empty():
    boards = [board_of(thread) for thread in range(1000)]

    assert set(boards) == set(range(BOARDS))
    assert boards.count(0) > 500


@pytest.mark.parametrize("thread", [LONG, TWENTY, 7])
def test_a_conversation_is_the_same_each_time(shared, thread):
    made = conversation(thread, SMALL, until=UNTIL, shared=shared)

    assert made == conversation(thread, SMALL, until=UNTIL, shared=shared)
    assert made != conversation(thread + 1, SMALL, until=UNTIL, shared=shared)
    assert len(made["posts"]) == lengths(SMALL)[thread]


def test_a_post_has_as_many_words_as_posts_have(shared):
    made = conversation(LONG, SMALL, until=UNTIL, shared=shared)
    words = [len(post["body"].split()) for post in made["posts"]]

    assert min(words) >= WORDS[0]
    assert max(words) <= WORDS[1]
    assert len(set(words)) > 20


def test_nobody_writes_after_the_last_day(shared):
    made = conversation(SMALL.threads - 1, SMALL, until=UNTIL, shared=shared)

    assert max(post["day"] for post in made["posts"]) <= str(UNTIL)


def test_things_are_taken_so_many_at_a_time():
    assert list(batched("abcde", 2)) == [["a", "b"], ["c", "d"], ["e"]]
