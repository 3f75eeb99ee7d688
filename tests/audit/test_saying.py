"""The record in words that people without it can read."""

import pytest

from forum.audit.actions import Action, staff_object
from forum.audit.saying import DONE, about, name_from


def test_everything_that_can_be_done_has_words():
    assert set(DONE) == set(Action)
    assert len(set(DONE.values())) == len(DONE)


@pytest.mark.parametrize(
    ("obj", "words"),
    [
        ("rule:2", "house rule 2"),
        ("board:early-days", "board early-days"),
        ("chain", "the record"),
        ("help-lines:ie", "help lines ie"),
        ("lamp:3", "lamp 3"),
    ],
)
def test_a_thing_is_called_by_its_name(obj, words):
    assert about(obj) == words


def test_who_has_left_is_remembered_by_a_name_that_is_nearly_theirs():
    assert name_from(staff_object("Steady Otter")) == "Steady Otter"
