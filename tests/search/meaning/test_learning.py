"""Vectors that lack are made bit by bit."""

from dataclasses import replace

import pytest

from forum.search.backend import IndexBroken
from forum.search.meaning import learning
from forum.search.meaning.learning import Learner
from tests.search.posts import key, post

POSTS = [post(name, f"words of {name}") for name in "abc"]


@pytest.fixture
def learner(model, store, words):
    words.apply(POSTS)
    return Learner(model, store, words)


class Database:
    """What can be read of posts."""

    def __init__(self, posts):
        self.posts = {post.id: post for post in posts}
        self.then = None

    def read(self, ids):
        found = [self.posts[each] for each in ids if each in self.posts]
        if self.then:
            self.posts, self.then = self.then, None
        return found


def test_a_few_are_made_at_a_time_until_none_lacks(learner, store):
    database = Database(POSTS)

    assert [learner.some(database.read, most=2) for _ in range(3)] == [2, 1, 0]
    assert store.marks() == {post.id: post.mark for post in POSTS}


def test_what_is_deleted_while_its_vector_is_made_gets_none(learner, store):
    database = Database(POSTS)
    database.then = {post.id: post for post in POSTS[1:]}

    learner.some(database.read, most=3)

    assert set(store.marks()) == {key("b"), key("c")}


def test_what_is_changed_while_its_vector_is_made_gets_none_yet(learner, store):
    database = Database(POSTS)
    database.then = database.posts | {key("a"): replace(POSTS[0], body="other words")}

    learner.some(database.read, most=3)

    assert set(store.marks()) == {key("b"), key("c")}


def test_what_the_database_does_not_show_is_not_asked_for_again(learner):
    assert learner.some(Database([]).read, most=10) == 3
    assert learner.some(Database([]).read, most=10) == 0


def test_of_many_that_are_put_in_the_first_have_vectors_and_the_others_get_them_soon(
    learner, store, words
):
    database = Database(POSTS)
    learner.some(database.read, most=10)
    more = [post(name, f"words of {name}") for name in "defg"]
    words.apply(more)

    learner.learn_first(more, most=1)
    assert set(store.marks()) == {post.id for post in [*POSTS, more[0]]}

    assert learner.some(Database(more).read, most=10) == 3
    assert len(store.marks()) == 7


def test_after_another_look_what_was_lost_is_made_again(learner, store):
    database = Database(POSTS)
    learner.some(database.read, most=10)
    with store.writing():
        store.forget([key("a")])
    assert learner.some(database.read, most=10) == 0

    learner.look_again()

    assert learner.some(database.read, most=10) == 1


def test_more_than_are_remembered_at_once_are_all_made(learner, store, monkeypatch):
    monkeypatch.setattr(learning, "MOST_REMEMBERED", 2)
    database = Database(POSTS)

    assert [learner.some(database.read, most=2) for _ in range(3)] == [2, 1, 0]
    assert len(store.marks()) == 3


def test_a_full_disk_is_said(learner, full_disk):
    with pytest.raises(IndexBroken), full_disk():
        learner.some(Database(POSTS).read, most=10)
