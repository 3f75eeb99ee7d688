"""The newest case of a post, with all that was decided on it."""

from forum.moderation.deciding.acts import Act
from forum.moderation.writers.filing import files_for
from forum.public_ids import new_id
from tests.moderation.deciding.queue import LATER


def test_a_case_that_is_open_counts_before_one_that_is_closed(session, queue, post, otter):
    old = queue.case(post)
    queue.decide(old, Act.LOCK, by=otter)
    queue.settle(old)
    new = queue.case(post, at=LATER)

    [file] = files_for(session, [post.id, new_id()])

    assert (file.post, file.case) == (post, new)
    assert (file.first, file.answer) == (None, None)


def test_what_was_undone_is_not_on_file(session, queue, post, otter):
    case = queue.case(post)
    queue.decide(case, Act.TAKE_DOWN, by=otter)
    queue.undo(case, by=otter)
    queue.decide(case, Act.LOCK, by=otter)

    [file] = files_for(session, [post.id])

    assert [each.acts for each in file.decisions] == ["lock"]
    assert list(file.names.values()) == ["Steady Otter"]
    assert list(file.titles.values()) == ["Be kind"]


def test_without_posts_nothing_is_asked(session):
    assert files_for(session, []) == []
