"""What goes together and what does not."""

from itertools import combinations

import pytest

from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.checks.clashing import clash

MANY = [
    (Act.NOTE, Act.LOCK, Act.MOVE, Act.PAUSE),
    (Act.REWORD, Act.LOCK, Act.MOVE, Act.BAR),
    (Act.TAKE_DOWN, Act.LOCK, Act.PAUSE),
    (Act.NOTE, Act.REDACT, Act.MOVE, Act.BAR),
    (Act.LEAVE, Act.NOTE, Act.LOCK, Act.MOVE),
]


@pytest.mark.parametrize("acts", MANY)
def test_many_acts_go_together(acts):
    assert clash(acts) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Act.LEAVE, Act.TAKE_DOWN),
        (Act.LEAVE, Act.PAUSE),
        (Act.REWORD, Act.REDACT),
        (Act.NOTE, Act.TAKE_DOWN),
        (Act.PAUSE, Act.BAR),
    ],
)
def test_two_that_contradict_each_other_are_named(one, other):
    assert set(clash([other, Act.LOCK, one]) or ()) == {one, other}


@pytest.mark.parametrize(
    "alone", [Act.SECOND_OPINION, Act.SAFETY_LEAD, Act.KEPT, Act.LIFTED], ids=str
)
def test_what_hands_the_case_on_or_answers_an_appeal_goes_alone(alone):
    for other in set(Act) - {alone}:
        found = clash([alone, other])
        assert found is not None
        assert set(found) == {alone, other}


def test_the_order_in_which_a_form_names_acts_does_not_matter():
    for one, other in combinations(Act, 2):
        assert clash([one, other]) == clash([other, one])


@pytest.mark.parametrize("act", Act)
def test_each_act_can_be_chosen_alone(act):
    assert clash([act]) is None
