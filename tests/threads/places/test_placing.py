import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from sqlalchemy import select

from forum.threads.models import Post
from forum.threads.places import placing
from forum.threads.places.placing import GAP, spread
from tests.makers import Make


def in_order(session, thread):
    query = select(Post).where(Post.thread_id == thread.id).order_by(Post.position)
    return list(session.scalars(query.execution_options(populate_existing=True)))


def preorder(posts):
    """Return the posts as a tree is read; answers in the order in which they came."""
    below = {}
    for post in sorted(posts, key=lambda post: post.seq):
        below.setdefault(post.parent_id, []).append(post)
    told, waiting = [], list(reversed(below.get(None, [])))
    while waiting:
        post = waiting.pop()
        told.append(post)
        waiting += reversed(below.get(post.id, []))
    return told


def test_an_answer_stands_after_all_that_answered_before(session, make):
    # Given A, answered by B, answered by C; and D, which answers the thread
    thread = make.thread()
    a = make.reply(thread)
    b = make.reply(thread, parent=a)
    c = make.reply(thread, parent=b)
    d = make.reply(thread)

    # When somebody answers A
    e = make.reply(thread, parent=a)

    # Then it comes after C and before D
    assert in_order(session, thread)[1:] == [a, b, c, e, d]


def test_an_answer_to_the_opening_post_stands_at_the_end(session, make):
    thread = make.thread()
    opening = session.scalar(select(Post))
    first = make.reply(thread)

    second = make.reply(thread, parent=opening)

    assert in_order(session, thread) == [opening, first, second]


@given(choices=st.lists(st.integers(min_value=-1, max_value=99), max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_whatever_people_answer_the_order_is_that_of_the_tree(session, choices):
    # Given gaps so small that the thread has to be spread often
    make = Make(session)
    thread = make.thread()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(placing, "GAP", 4)
        posts = []
        for choice in choices:
            parent = posts[choice % len(posts)] if posts and choice >= 0 else None
            posts.append(make.reply(thread, parent=parent))

    # Then positions tell the tree, each once
    told = in_order(session, thread)
    assert told == preorder(told)
    assert len({post.position for post in told}) == len(told) == len(choices) + 1
    session.rollback()


def test_answers_that_use_up_a_gap_spread_the_thread_and_keep_its_order(session, make):
    # Given a deep chain, answered from the bottom upwards: each answer halves one gap
    thread = make.thread()
    chain = [make.reply(thread)]
    for _ in range(80):
        chain.append(make.reply(thread, parent=chain[-1]))
    make.reply(thread)

    # When every one of them gets a second answer
    for post in chain:
        make.reply(thread, parent=post)

    # Then the order is still that of the tree
    told = in_order(session, thread)
    assert told == preorder(told)


def test_spreading_sets_posts_a_gap_apart(session, make):
    thread = make.thread()
    for _ in range(3):
        make.reply(thread)

    spread(session, thread.id)

    assert [post.position for post in in_order(session, thread)] == [GAP, 2 * GAP, 3 * GAP, 4 * GAP]
