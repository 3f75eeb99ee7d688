"""How long it usually takes, in words that say nothing of one evening."""

from datetime import timedelta

import pytest

from forum.moderation.writers.waits import FEWEST, LATELY, LONG, said_of, usual_wait
from tests.makers import NOON
from tests.moderation.making import a_case

TODAY = NOON.date()


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({}, ""),
        ({"now": FEWEST - 1}, ""),
        ({"now": FEWEST}, "usually under 15 minutes"),
        ({"now": 2, "soon": 4}, "usually under an hour"),
        ({"now": 1, "soon": 1, "today": 4}, "usually under 8 hours"),
        ({"now": 3, "whenever": 4}, "usually under 2 days"),
        ({"now": 1, "longer": 9}, LONG),
    ],
)
def test_more_than_half_were_looked_at_within_it(numbers, said):
    assert said_of(numbers) == said


def test_only_cases_that_were_closed_lately_count(session, make):
    def closed(*, waited, ago):
        case = a_case(session, make)
        case.state, case.opened_at, case.goal_at = "settled", None, None
        case.closed_on, case.waited = TODAY - ago, waited

    for _ in range(FEWEST):
        closed(waited="soon", ago=LATELY)
        closed(waited="longer", ago=LATELY + timedelta(days=1))
    session.flush()

    assert usual_wait(session, today=TODAY) == "usually under an hour"
