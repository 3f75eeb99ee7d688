from dataclasses import dataclass

from hypothesis import given, strategies as st

from forum.threads.tree import ANSWERS_BEFORE_FOLD, STEPS_DRAWN, as_branches, steps


@dataclass(frozen=True)
class Said:
    id: bytes
    parent_id: bytes | None = None


def said(number, answering=None):
    return Said(bytes([number]), None if answering is None else bytes([answering]))


def drawn(posts):
    """Return the steps in short: letters for parts, numbers for posts."""
    signs = {"fork": "(", "fork-end": ")", "item": "-", "answers": "<", "answers-end": ">"}
    return " ".join(
        f"{step.post.id[0]}{'!' if step.answering else ''}"
        if step.kind == "post"
        else signs[step.kind]
        for step in steps(as_branches(posts))
        if step.kind in signs or step.kind == "post"
    )


def test_replies_hang_under_what_they_answer():
    top = as_branches([said(1), said(2, 1), said(3)])

    assert [branch.post.id[0] for branch in top] == [1, 3]
    assert [branch.post.id[0] for branch in top[0].answers] == [2]


def test_a_reply_to_a_post_on_another_page_stands_at_the_top():
    assert [branch.post.id[0] for branch in as_branches([said(2, 1), said(3, 2)])] == [2]


def test_one_answer_to_one_answer_stays_at_the_same_depth_and_says_whom_it_answers():
    assert drawn([said(1), said(2, 1), said(3, 2)]) == "1 < 2! 3! >"


def test_only_a_fork_steps_in():
    assert drawn([said(1), said(2, 1), said(3, 2), said(4, 1)]) == "1 < ( - 2 3! - 4 ) >"


def test_beyond_the_drawn_steps_a_fork_becomes_a_chain():
    # Given a fork inside a fork inside a fork, and one more
    posts = [said(1)]
    above = 1
    for fork in range(STEPS_DRAWN + 1):
        first, second = 10 + 2 * fork, 11 + 2 * fork
        posts += [said(first, above), said(second, above)]
        above = second

    # Then only the allowed number of forks is drawn
    kinds = [step.kind for step in steps(as_branches(posts))]
    assert kinds.count("fork") == STEPS_DRAWN


def test_a_long_branch_of_a_fork_can_be_closed_on_its_own():
    long = [said(10, 2)] + [said(10 + n, 9 + n) for n in range(1, ANSWERS_BEFORE_FOLD + 1)]
    posts = [said(1), said(2, 1), *long, said(3, 1)]

    inner = [step for step in steps(as_branches(posts)) if step.kind == "answers"]

    assert [step.post.id[0] for step in inner] == [1, 2]
    assert inner[1].size == ANSWERS_BEFORE_FOLD + 1


def test_the_number_of_answers_counts_all_below():
    [branch] = as_branches([said(1), said(2, 1), said(3, 2), said(4, 1)])

    assert branch.size == 3


def test_a_chain_as_long_as_a_page_does_not_exhaust_the_stack():
    posts = [said(0)] + [said(n, n - 1) for n in range(1, 100)]

    assert sum(step.kind == "post" for step in steps(as_branches(posts))) == 100


@given(st.lists(st.integers(min_value=0, max_value=200), max_size=60))
def test_every_post_is_drawn_once_in_the_order_given_and_parts_close_where_they_open(choices):
    # Given any tree in reading order: each post answers one of the posts still open
    posts, open_ = [], []
    for number, choice in enumerate(choices):
        depth = choice % (len(open_) + 1)
        open_ = open_[:depth]
        posts.append(said(number, open_[-1] if open_ else None))
        open_.append(number)

    # When it is drawn
    stack, seen = [], []
    for step in steps(as_branches(posts)):
        if step.kind == "post":
            seen.append(step.post)
        elif step.kind.endswith("-end"):
            assert stack.pop() == step.kind.removesuffix("-end")
        else:
            stack.append(step.kind)

    # Then nothing is lost, doubled, moved or left open
    assert seen == posts
    assert stack == []
