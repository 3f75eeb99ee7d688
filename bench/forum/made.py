"""The conversations of the bench: the same each time, whoever makes them.

Words, days, names and what answers what are drawn from seeds; sentences are those of
../shared/data/conversations. Threads 0, 1 and 2 are the long one, the one of 20 posts and the one
of 50; half of all threads are on the first board, so that it has a page 200.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, TypeVar

from bench.searching.corpora import questions, talk

SEED = "lamplit"
BOARDS = 20
LONG, TWENTY, FIFTY = 0, 1, 2
WORDS, USUAL_WORDS = (40, 250), 90
PARAGRAPH_WORDS = 60
TITLE_CHARS = 120
DAYS, LONG_DAYS, USUAL_DAYS = 730, 600, 20
MOST_PEOPLE = 400
T = TypeVar("T")


@dataclass(frozen=True)
class Size:
    """How much of everything there is."""

    threads: int = 10_000
    posts: int = 100_000
    members: int = 5_000
    cases: int = 500
    longest: int = 5_000
    writers: int = 20

    def times(self, scale: int) -> "Size":
        """Return a forum with as much more talk and as many more people in it."""
        threads, posts, members = self.threads, self.posts, self.members
        return replace(self, threads=threads * scale, posts=posts * scale, members=members * scale)


def batched(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield as many at a time: itertools.batched, which Python has from 3.12 on."""
    left = iter(things)
    while some := list(islice(left, size)):
        yield some


def board_of(thread: int) -> int:
    """Return which board a thread is on, from 0."""
    if thread <= FIFTY or thread % 2 == 0:
        return 0
    return 1 + thread // 2 % (BOARDS - 1)


def slug_of(board: int) -> str:
    return f"board-{board + 1}"


@cache
def lengths(size: Size) -> Sequence[int]:
    """Return how many posts each thread has; together as many as are wanted."""
    chance = random.Random(SEED)
    fixed = [size.longest, 20, 50]
    shares = [chance.expovariate(1) for _ in range(size.threads - len(fixed))]
    answers = size.posts - sum(fixed) - len(shares)
    whole = sum(shares)
    ends = [round(answers * far / whole) for far in accumulate(shares)]
    return [
        *fixed,
        *(1 + end - begin for begin, end in zip([0, *ends[:-1]], ends, strict=True)),
    ]


def conversation(number: int, size: Size, *, until: date, shared: Path) -> dict[str, Any]:
    """Return a thread as a line of an import has it. Its names are the numbers of members."""
    chance = random.Random(f"{SEED} {number}")
    count = lengths(size)[number]
    people = _people(chance, count, size.members)
    opened = DAYS - 1 - number * DAYS // size.threads
    spread = LONG_DAYS if number == LONG else USUAL_DAYS
    return {
        "board": slug_of(board_of(number)),
        "title": chance.choice(questions(shared))[:TITLE_CHARS].strip(),
        "posts": [
            {
                "ref": ref,
                "parent_ref": chance.randrange(ref) if ref and chance.random() < 0.7 else None,
                "name": str(chance.choice(people) if ref else people[0]),
                "body": _body(chance, talk(shared)),
                "day": str(until - timedelta(days=max(0, opened - ref * spread // count))),
            }
            for ref in range(count)
        ],
    }


def _people(chance: random.Random, count: int, members: int) -> list[int]:
    """Return who talks in a thread of so many posts. Some members talk much, most a little."""
    wanted = min(MOST_PEOPLE, max(1, round(count * 0.6)))
    drawn = (int(members * chance.random() ** 1.5) for _ in range(wanted))
    return list(dict.fromkeys(drawn))


def _body(chance: random.Random, texts: Sequence[Sequence[str]]) -> str:
    """Return some words, in sentences that follow one another here and there."""
    wanted, said = round(chance.triangular(*WORDS, USUAL_WORDS)), list[str]()
    while len(said) < wanted:
        text = chance.choice(texts)
        begin = chance.randrange(len(text))
        said += " ".join(text[begin : begin + chance.randint(1, 4)]).split()
    starts = range(0, wanted, PARAGRAPH_WORDS)
    return "\n\n".join(
        " ".join(said[start : min(start + PARAGRAPH_WORDS, wanted)]) for start in starts
    )
