"""What is new to somebody who has been there before."""

import pytest
from sqlalchemy import select

from forum.threads.models import Post
from forum.threads.reading import thread_for
from forum.threads.seeing import MOST_NEW, NOTHING_SEEN, Seen


@pytest.fixture
def thread(make):
    """A thread of an opening post and five replies, with seq 0 to 5."""
    thread = make.thread()
    for _ in range(5):
        make.reply(thread)
    return thread


def new_in(session, make, thread, seen) -> list[int]:
    row = thread_for(session, thread.id, viewer=make.writer(), seen=seen)
    return sorted(int(seq) for seq in (row.new_seqs or "").split())


@pytest.mark.parametrize(
    ("seen", "new"),
    [
        (NOTHING_SEEN, []),
        (Seen(5), []),
        (Seen(3), [4, 5]),
        (Seen(3, frozenset({1})), [1, 4, 5]),
        (Seen(5, frozenset({2, 4})), [2, 4]),
        (Seen(5, frozenset({77})), []),
    ],
)
def test_new_is_what_came_later_and_what_was_not_shown_before(session, make, thread, seen, new):
    assert new_in(session, make, thread, seen) == new
    assert [seq for seq in range(6) if seen.is_new(seq)] == new


def test_own_posts_are_never_new(session, make, thread):
    own = frozenset(session.scalars(select(Post.handle_id).where(Post.seq.in_([2, 4]))))

    assert new_in(session, make, thread, Seen(0, mine=own)) == [1, 3, 5]


def test_of_very_many_new_posts_the_latest_are_counted(session, make, thread):
    for _ in range(MOST_NEW):
        make.reply(thread)

    new = new_in(session, make, thread, Seen(0))

    assert (len(new), new[-1]) == (MOST_NEW, MOST_NEW + 5)
