"""Slips of the fingers: how many lie between two words. Pure."""


def slips(one: str, other: str, most: int) -> int:
    """Return how many letters are wrong, missing, too many or swapped; for any more, `most` + 1.

    Letters beside each other that are swapped count once.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    one, other = _apart(one, other)
    if not one or not other:
        return len(one) + len(other)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [at, *[0] * len(other)]
        for to, wanted in enumerate(other, start=1):
            best = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != wanted))
            if at > 1 and to > 1 and (letter, one[at - 2]) == (other[to - 2], wanted):
                best = min(best, earlier[to - 2] + 1)
            row[to] = best
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _apart(one: str, other: str) -> tuple[str, str]:
    """Return what is left of both words without how both begin and how both end."""
    both = min(len(one), len(other))
    begin = next((at for at in range(both) if one[at] != other[at]), both)
    end = next((at for at in range(both - begin) if one[-1 - at] != other[-1 - at]), both - begin)
    return one[begin : len(one) - end], other[begin : len(other) - end]
