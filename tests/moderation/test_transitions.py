"""The table of steps, walked from every state with every step."""

from itertools import product

import pytest

from forum.errors import Conflict, Refused
from forum.moderation.models import Case, CaseState
from forum.moderation.transitions import (
    ALLOWED,
    KEEPS_VERSION,
    OF_WRITERS,
    TOO_LATE,
    Step,
    refusal,
    step,
)

EVERYTHING = list(product(CaseState, Step))
FORBIDDEN = [pair for pair in EVERYTHING if pair not in ALLOWED]


def case_in(state: CaseState) -> Case:
    return Case(state=state, version=7)


def test_the_table_is_what_the_design_says():
    told = {(str(before), str(taken)): str(after) for (before, taken), after in ALLOWED.items()}

    assert told == {
        ("open", "claim"): "claimed",
        ("open", "decide"): "decided",
        ("open", "lapse"): "returned",
        ("open", "withdraw"): "settled",
        ("claimed", "claim"): "claimed",
        ("claimed", "take-over"): "claimed",
        ("claimed", "release"): "open",
        ("claimed", "decide"): "decided",
        ("claimed", "withdraw"): "settled",
        ("decided", "undo"): "open",
        ("decided", "undo-appeal"): "appealed",
        ("decided", "settle"): "settled",
        ("decided", "return"): "returned",
        ("decided", "withdraw"): "settled",
        ("returned", "resubmit"): "open",
        ("returned", "appeal"): "appealed",
        ("returned", "lapse"): "settled",
        ("returned", "withdraw"): "settled",
        ("appealed", "claim"): "appealed",
        ("appealed", "take-over"): "appealed",
        ("appealed", "release"): "appealed",
        ("appealed", "decide"): "decided",
        ("appealed", "withdraw"): "settled",
        ("settled", "appeal"): "appealed",
    }


@pytest.mark.parametrize(("before", "taken"), sorted(ALLOWED))
def test_an_allowed_step_leads_where_the_table_says(before, taken):
    case = case_in(before)

    assert step(case, taken) == case.state == ALLOWED[before, taken]
    assert case.version == (7 if taken in KEEPS_VERSION else 8)


@pytest.mark.parametrize(("before", "taken"), FORBIDDEN)
def test_every_other_step_is_refused_with_words_and_changes_nothing(before, taken):
    case = case_in(before)

    with pytest.raises((Conflict, Refused)) as refused:
        step(case, taken)

    assert (case.state, case.version) == (before, 7)
    assert isinstance(refused.value, Refused) == (taken in OF_WRITERS)
    assert str(refused.value).endswith(".")
    assert len(str(refused.value).split()) >= 3


def test_every_state_can_be_reached_and_left():
    assert set(ALLOWED.values()) == set(CaseState)
    assert {before for before, _ in ALLOWED} == set(CaseState)


@pytest.mark.parametrize("state", [CaseState.SETTLED, CaseState.RETURNED, CaseState.APPEALED])
def test_who_undoes_too_late_is_told_so(state):
    assert str(refusal(state, Step.UNDO)) == TOO_LATE


def test_who_decides_second_is_told_that_somebody_else_has():
    assert str(refusal(CaseState.DECIDED, Step.DECIDE)) == "Someone else has just decided this."
