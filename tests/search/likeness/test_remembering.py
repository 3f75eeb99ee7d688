"""What is related is remembered for a while, and not for ever."""

from forum.search.likeness import remembering
from forum.search.likeness.remembering import KEPT_FOR, Remembered
from tests.makers import NOON

THREAD, POSTS = b"t" * 16, (b"p" * 16,)


def test_what_was_found_is_remembered_for_those_who_may_read_the_same():
    memory = Remembered()

    memory.put((THREAD, True), POSTS, at=NOON)

    assert memory.get((THREAD, True), at=NOON) == POSTS
    assert memory.get((THREAD, False), at=NOON) is None


def test_nothing_is_remembered_for_ever():
    memory = Remembered()

    memory.put((THREAD, True), POSTS, at=NOON)

    assert memory.get((THREAD, True), at=NOON + KEPT_FOR) is None


def test_the_oldest_is_let_go_of_when_there_are_too_many(monkeypatch):
    monkeypatch.setattr(remembering, "MOST", 2)
    memory = Remembered()

    for thread in (b"a", b"b", b"a", b"c"):
        memory.put((thread, True), POSTS, at=NOON)

    assert memory.get((b"b", True), at=NOON) is None
    assert memory.get((b"a", True), at=NOON) == memory.get((b"c", True), at=NOON) == POSTS
