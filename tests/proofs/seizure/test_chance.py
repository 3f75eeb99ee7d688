"""The judge is neither blind nor easily alarmed."""

import random

import pytest

from tests.proofs.seizure.attack.guessing import Guess
from tests.proofs.seizure.attack.whole import attack
from tests.proofs.seizure.building import KILLED, NIGHT
from tests.proofs.seizure.chance import BOUND, Judge, poisson_tail, shuffled
from tests.proofs.seizure.sqlite_taking import take
from tests.proofs.seizure.truth import Owner, Truth
from tests.proofs.seizure.verdict import truth_of

MEMBERS, MOMENTS = 200, 20
GUESSES = 10_000  # about as many as a whole attack judges


def a_truth() -> Truth:
    """Two hundred members with twenty handles each, one for each moment."""
    handles = [(member, moment) for member in range(MEMBERS) for moment in range(MOMENTS)]
    return Truth(
        {
            f"{member} {moment}".encode(): Owner(
                member, f"thread {member} {moment}", moment, "handle"
            )
            for member, moment in handles
        }
    )


def paired(truth: Truth, share: float, *, seed: int) -> Guess:
    """Return each handle in one pair, of which about `share` are right for a reason."""
    chance = random.Random(seed)
    pairs = []
    for moment in range(0, MOMENTS, 2):
        others = chance.sample(range(MEMBERS), MEMBERS)
        for member, other in enumerate(others):
            it = member if chance.random() < share else other
            pairs.append((f"{member} {moment}".encode(), f"{it} {moment + 1}".encode()))
    return Guess("planted", pairs)


def test_three_pairs_in_a_hundred_are_enough_to_be_found_out():
    """Power: of a hundred forums that leak so, none goes unnoticed."""
    judge = Judge(a_truth())

    found = [judge.findings([paired(a_truth(), 0.03, seed=n)])[0] for n in range(100)]

    assert all(each.p * GUESSES < BOUND for each in found)


def test_guesses_by_chance_are_not_found_out():
    judge = Judge(a_truth())

    found = [judge.findings([paired(a_truth(), 0, seed=n)])[0] for n in range(400)]

    assert all(each.expected == pytest.approx(10) for each in found)
    assert sum(each.p < 0.05 for each in found) < 400 * 0.08
    assert min(each.p for each in found) > BOUND / GUESSES


def test_dealt_anew_nothing_is_left_even_of_what_was_joined(small):
    """The permutation test: what was found is found because of whose things they are."""
    truth, guesses = truth_of(small), list(attack(take(small / KILLED)))
    judged = [Judge(shuffled(truth, seed=n)).leaks(guesses) for n in range(20)]

    assert Judge(truth).leaks(guesses)
    assert judged == [[]] * 20


def test_chances_are_those_of_dealing_anew(small):
    """What is worked out is compared with what comes out when things are dealt a hundred times."""
    truth, guesses = truth_of(small), list(attack(take(small / NIGHT)))
    wide = max(Judge(truth).findings(guesses), key=lambda finding: finding.pairs)
    dealt = [
        each.right
        for n in range(100)
        for each in Judge(shuffled(truth, seed=n)).findings(g for g in guesses if g.why == wide.why)
        if each.sides == wide.sides
    ]

    assert sum(dealt) / 100 == pytest.approx(wide.expected, rel=0.25)


@pytest.mark.parametrize(
    ("right", "expected", "chance"),
    [(0, 3.0, 1.0), (1, 1.0, 0.6321), (5, 1.0, 0.003660), (2, 0.0, 0.0), (30, 10.0, 2.51e-07)],
)
def test_the_tail_is_poissons(right, expected, chance):
    assert poisson_tail(right, expected) == pytest.approx(chance, rel=0.05)
