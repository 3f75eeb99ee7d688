"""What goes together and what does not."""

import pytest

from forum.moderation.deciding.acts import EFFECTS, LABELS, NEEDS_RULE, Act, is_any, known


@pytest.mark.parametrize("act", Act)
def test_each_act_can_be_chosen_alone_and_is_explained(act):
    assert LABELS[act]
    assert EFFECTS[act].endswith(".")


def test_a_form_names_acts_and_others_are_left_out():
    assert known(["pause", "dance", "note", "note"]) == (Act.NOTE, Act.PAUSE)


def test_what_touches_words_or_persons_names_a_rule():
    without = set(Act) - NEEDS_RULE

    assert without == {
        *(Act.LEAVE, Act.NOTE, Act.SECOND_OPINION, Act.SAFETY_LEAD, Act.KEPT, Act.LIFTED)
    }
    assert is_any([Act.LEAVE, Act.LOCK], NEEDS_RULE)
    assert not is_any([Act.LEAVE], NEEDS_RULE)
