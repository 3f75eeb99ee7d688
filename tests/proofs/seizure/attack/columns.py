"""What two rows have alike: the whole of a value, its beginning, its end, its length, its order."""

import base64
import binascii
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from tests.proofs.seizure.attack.guessing import Guess, by_order, sharing
from tests.proofs.seizure.attack.marks import Marks
from tests.proofs.seizure.loot import Value

Said = list[tuple[bytes, Value]]
_RUN = re.compile(r"[A-Za-z0-9_+/-]{8,}")
_DIGITS = re.compile(rb"\b\d{1,18}\b")
SHORTEST, LARGE = 4, 10_000  # what is shorter or smaller is alike by chance


def within_a_column(marks: Marks) -> Iterator[Guess]:
    """Compare what is said under one name."""
    for name, said in marks.said.items():
        yield from sharing(f"{name} equal", _grouped(said), marks)
        numbers = [(value, thing) for thing, value in said if isinstance(value, (int, float))]
        yield from by_order(f"{name} in order", numbers)
        texts = [(thing, _plain(value)) for thing, value in said if isinstance(value, (bytes, str))]
        yield from _of_texts(name, texts, marks)


def _of_texts(name: str, texts: list[tuple[bytes, bytes]], marks: Marks) -> Iterator[Guess]:
    yield from by_order(f"{name} begins alike", [(text, thing) for thing, text in texts])
    yield from by_order(f"{name} ends alike", [(text[::-1], thing) for thing, text in texts])
    lengths = _grouped((thing, len(text)) for thing, text in texts)
    yield from sharing(f"{name} as long", lengths, marks)
    counted = [(int(found[-1]), thing) for thing, text in texts if (found := _DIGITS.findall(text))]
    yield from by_order(f"{name} as it counts", counted)


def across_columns(marks: Marks) -> Iterator[Guess]:
    """Look for one value anywhere: in another column or table, coded, or within a longer one."""
    where: dict[Hashable, set[bytes]] = defaultdict(set)
    for said in marks.said.values():
        for thing, value in said:
            for token in tokens_of(value):
                where[token].add(thing)
    yield from sharing("one value in several places", where, marks)


def tokens_of(value: Value) -> Iterator[Hashable]:
    """Yield what may be recognised elsewhere: the value, and what is coded in it."""
    if isinstance(value, int) and value > LARGE:
        yield value
    if isinstance(value, bytes) and len(value) >= SHORTEST:
        yield value
    if isinstance(value, str):
        for run in _RUN.findall(value):
            yield run
            yield from decoded(run)


def decoded(run: str) -> Iterator[bytes]:
    """Yield what a run of letters and digits may stand for."""
    for decode in (bytes.fromhex, lambda text: base64.urlsafe_b64decode(text + "==")):
        try:
            found = decode(run.replace("+", "-").replace("/", "_"))
        except (ValueError, binascii.Error):
            continue
        if len(found) >= SHORTEST:
            yield found


def _plain(value: bytes | str) -> bytes:
    return value if isinstance(value, bytes) else value.encode()


def _grouped(said: Iterable[tuple[bytes, Hashable]]) -> dict[Hashable, set[bytes]]:
    groups: dict[Hashable, set[bytes]] = defaultdict(set)
    for thing, value in said:
        groups[value].add(thing)
    return groups
