"""What stands near one another in any file: log lines, free pages, the index, a backup."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tests.proofs.seizure.attack.bytes_found import BEGIN, Finder, Hits, texts_of, windows_of
from tests.proofs.seizure.attack.guessing import Guess, Pair, neighbours, sharing
from tests.proofs.seizure.attack.marks import Marks
from tests.proofs.seizure.loot import Loot

NEAR = 256  # bytes within which two are spoken of together
AROUND = range(-48, 64)  # where around an id we look for what stands near others, too
MOST_SHARING = 400
SMALL_TEXT = 1_000_000
SPREAD = np.uint64(0x9E3779B97F4A7C15)  # makes numbers of distances that no bytes are
_NAME = re.compile(r"[0-9a-f]{8,}")  # files of one kind are one

Around = NDArray[np.uint64]


def in_files(loot: Loot, marks: Marks) -> Iterator[Guess]:
    """Go through every file, knowing nothing of what it is."""
    finder = Finder(marks)
    around: dict[tuple[str, bool], list[Around]] = defaultdict(list)
    names = "\n".join(sorted(loot.files)).encode()
    for name, text in texts_of({**loot.files, "names of files": names}):
        hits = finder.hits(text)
        if hits:
            yield from neighbours(f"{name} side by side", [thing for _, thing in hits])
            yield from _near(name, hits)
            for is_fixed in (True, False) if len(text) <= SMALL_TEXT else (True,):
                found = _around(text, hits, finder.numbers, is_fixed=is_fixed)
                around[_NAME.sub("…", name), is_fixed].append(found)
    things = list(finder.numbers)
    for (name, is_fixed), found in around.items():
        alike = _alike(np.concatenate(found), things)
        where = "at the same distance" if is_fixed else "near"
        yield from sharing(f"{name}: the same bytes {where}", alike, marks)


def _near(name: str, hits: Hits) -> Iterator[Guess]:
    pairs: list[Pair] = [
        (one, other)
        for (at, one), (then, other) in pairwise(hits)
        if one != other and then - at <= NEAR
    ]
    if pairs:
        yield Guess(f"{name} near", list(dict.fromkeys(pairs)), by_order=True)


def _around(text: bytes, hits: Hits, numbers: Mapping[bytes, int], *, is_fixed: bool) -> Around:
    """Return every eight bytes that stand near an id, each with the number of whose it is.

    Args:
        is_fixed: bytes at another distance from the id count as others.
    """
    windows, around = windows_of(text), np.array(AROUND[:: BEGIN // 2 if is_fixed else 1])
    places = (np.array([at for at, _ in hits])[:, None] + around[None, :]).ravel()
    who = np.repeat(np.array([numbers[thing] for _, thing in hits], "u8"), len(around))
    inside = (places >= 0) & (places < len(windows))
    near = windows[places[inside]]
    if is_fixed:
        shifts = np.tile(np.arange(len(around), dtype="u8"), len(hits))[inside]
        near = near ^ (shifts * SPREAD)
    return np.stack([near, who[inside]], axis=1)


def _alike(found: Around, things: Sequence[bytes]) -> dict[Hashable, set[bytes]]:
    """Return, for eight bytes that stand near several things, which."""
    found = found[np.lexsort((found[:, 1], found[:, 0]))]
    found = found[np.r_[True, (found[1:] != found[:-1]).any(axis=1)]]
    begins = np.flatnonzero(np.r_[True, found[1:, 0] != found[:-1, 0]])
    sizes = np.diff(np.r_[begins, len(found)])
    few = (sizes > 1) & (sizes <= MOST_SHARING)
    return {
        int(found[begin, 0]): {things[n] for n in found[begin : begin + size, 1]}
        for begin, size in zip(begins[few], sizes[few], strict=True)
    }
