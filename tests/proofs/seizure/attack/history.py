"""What transactions tell: who was written together, by what they are joined, and after whom."""

from collections import defaultdict
from collections.abc import Iterator, Set

from tests.proofs.seizure.attack.guessing import Guess, neighbours, sharing
from tests.proofs.seizure.attack.marks import Marks
from tests.proofs.seizure.loot import Loot


def together(loot: Loot, marks: Marks) -> Iterator[Guess]:
    """Join what one transaction wrote, and what is joined by a value that several wrote."""
    groups: dict[object, set[bytes]] = {}
    by_value: dict[object, set[bytes]] = defaultdict(set)
    known: set[bytes] = set()
    for number, written in enumerate(loot.history):
        groups[number] = fresh = _things(written, marks) - known
        known |= fresh
        for value in written:
            by_value[value] |= fresh
    yield from sharing("one transaction", groups, marks)
    yield from sharing("one value in several transactions", by_value, marks)


def in_turn(loot: Loot, marks: Marks) -> Iterator[Guess]:
    """Join what came into being one after the other, on one side or on both."""
    first = dict.fromkeys(
        thing for written in loot.history for thing in sorted(_things(written, marks))
    )
    yield from neighbours("transactions in turn", list(first))
    for side in sorted({marks.sides[thing] for thing in first}):
        own = [thing for thing in first if marks.sides[thing] == side]
        yield from neighbours(f"transactions in turn, {side} alone", own)


def since_when(loot: Loot, marks: Marks) -> Iterator[Guess]:
    """Join what earlier copies do not have and the next one has."""
    if not loot.earlier:
        return
    seen: set[bytes] = set()
    groups: dict[object, set[bytes]] = {}
    for number, copy in enumerate([*loot.earlier, loot]):
        now = {v for row in copy.rows for v in row.values.values() if isinstance(v, bytes)}
        groups[number] = {thing for thing in now - seen if thing in marks.sides}
        seen |= now
    yield from sharing("since the same copy", groups, marks)


def _things(written: Set[bytes], marks: Marks) -> set[bytes]:
    whose = {marks.alias.get(value, value) for value in written}
    return {thing for thing in whose if thing in marks.sides}
