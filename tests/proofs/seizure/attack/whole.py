"""The whole attack: everything that somebody hostile would try, one after the other."""

from collections.abc import Iterator

from tests.proofs.seizure.attack.columns import across_columns, within_a_column
from tests.proofs.seizure.attack.guessing import Guess
from tests.proofs.seizure.attack.history import in_turn, since_when, together
from tests.proofs.seizure.attack.in_files import in_files
from tests.proofs.seizure.attack.marks import marks_in
from tests.proofs.seizure.attack.places import by_place, in_step
from tests.proofs.seizure.attack.with_secrets import by_roots, by_secrets
from tests.proofs.seizure.loot import Loot


def attack(loot: Loot) -> Iterator[Guess]:
    """Yield every guess. None of them is told whether it is right."""
    marks = marks_in(loot)
    yield from within_a_column(marks)
    yield from across_columns(marks)
    yield from by_place(marks)
    yield from in_step(marks)
    yield from together(loot, marks)
    yield from in_turn(loot, marks)
    yield from since_when(loot, marks)
    yield from in_files(loot, marks)
    yield from by_secrets(loot, marks)
    yield from by_roots(loot, marks)
