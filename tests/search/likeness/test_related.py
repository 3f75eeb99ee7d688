"""What is offered beneath a conversation."""

from datetime import timedelta

import pytest

from forum.search.likeness.alike import Text
from forum.search.likeness.related import Finder, related
from forum.search.likeness.remembering import KEPT_FOR
from tests.counting import statements
from tests.makers import NOON
from tests.search.likeness.conftest import GUEST


@pytest.fixture
def others(make):
    board = make.board()
    return [
        make.thread(board=board, title=f"Tremor and shaking {number}", body="Every morning.")
        for number in range(5)
    ]


@pytest.fixture
def here(others):
    """The first of them, as its page knows it."""
    return Text(others[0].title, "Every morning.", others[0].id)


def test_three_others_are_offered(session, others, here, index):
    found = related(session, Finder(index()), here, viewer=GUEST, at=NOON)

    assert len(found) == 3
    assert others[0].id not in {row.id for row in found}


def test_they_are_remembered_and_looked_up_anew_each_time(session, make, others, here, index):
    # Given what was found once
    finder = Finder(index())
    first = related(session, finder, here, viewer=GUEST, at=NOON)

    # When the index is gone, and one of them was taken down
    finder.backend.rebuild([])
    make.hide(make.post(first[0].post_id))
    session.flush()
    with statements(session.get_bind()) as seen:
        again = related(session, finder, here, viewer=GUEST, at=NOON + timedelta(minutes=1))

    # Then the others are shown, for one statement
    assert [row.id for row in again] == [row.id for row in first[1:]]
    assert len(seen) == 1
    assert related(session, finder, here, viewer=GUEST, at=NOON + KEPT_FOR) == []


def test_an_index_that_is_not_there_yet_is_asked_again(session, others, here, backend, index):
    finder = Finder(backend)
    assert related(session, finder, here, viewer=GUEST, at=NOON) == []

    index()

    assert len(related(session, finder, here, viewer=GUEST, at=NOON)) == 3
