"""What lies side by side, in one table or in the same order of two, was written side by side."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tests.proofs.seizure.attack.guessing import Guess, across, by_order
from tests.proofs.seizure.attack.marks import Marks

Axis = Sequence[tuple[float, bytes]]
FEWEST = 10


def by_place(marks: Marks) -> Iterator[Guess]:
    """Go through each kind of place in its order, in one table and in all of them."""
    everywhere: dict[str, list[tuple[float, bytes]]] = defaultdict(list)
    for name, found in marks.places.items():
        axis = [(place, thing) for thing, place in found]
        everywhere[name.rpartition("@")[2]] += axis
        yield from by_order(f"{name} side by side", axis)
    for place, axis in everywhere.items():
        yield from by_order(f"{place} of all tables side by side", axis)


def in_step(marks: Marks) -> Iterator[Guess]:
    """Hold each order of the account's side against each order of the other."""
    axes = [(name, axis) for name, axis in _axes(marks) if len(axis) >= FEWEST]
    accounts = [(n, a) for n, a in axes if marks.sides.get(a[0][1]) == "account"]
    others = [(n, a) for n, a in axes if marks.sides.get(a[0][1]) != "account"]
    for name, axis in accounts:
        for other, its in others:
            yield from across(f"{name} beside {other}", axis, its)
            yield from across(f"{name} in step with {other}", _ranks(axis), _ranks(its))


def _axes(marks: Marks) -> Iterator[tuple[str, Axis]]:
    for name, found in marks.places.items():
        yield name, [(place, thing) for thing, place in found]
    for name, said in marks.said.items():
        numbers = [(v, thing) for thing, v in said if isinstance(v, (int, float))]
        if len({number for number, _ in numbers}) >= FEWEST:
            yield name, numbers


def _ranks(axis: Axis) -> Axis:
    ordered = sorted(axis)
    return [(n / len(ordered), thing) for n, (_, thing) in enumerate(ordered)]
