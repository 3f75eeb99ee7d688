"""The chain: each entry's hash covers the hash before it. Pure.

The hash of an entry is SHA-256 over canonical JSON: one object in ASCII with the keys "action",
"day" (YYYY-MM-DD), "kept_from", "object", "previous" (64 hexadecimal digits), "rule", "seq",
"staff" (32 hexadecimal digits), in this order, null where there is nothing, and neither spaces nor
line breaks between. Whoever changes, removes or adds an entry must change all that follow, and the
last hash with them: `lamplit audit verify` shows it, to be noted elsewhere.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

# What the first entry of all follows.
BEGINNING = hashlib.sha256(b"Lamplit: the beginning of the record").digest()


@dataclass(frozen=True)
class Deed:
    """What an entry says. `kept_from`: in an anchor alone, the first entry that is still kept."""

    day: date
    staff_id: bytes | None
    action: str
    object: str
    rule: int | None = None
    kept_from: int | None = None


@dataclass(frozen=True)
class Link:
    """A deed at its place in the chain."""

    seq: int
    previous_hash: bytes
    deed: Deed


@dataclass(frozen=True)
class Finding:
    """What reading the whole chain found. `broken_at`: the first entry that does not hold."""

    entries: int
    since: date | None
    mark: bytes
    broken_at: int | None = None


def hash_of(link: Link) -> bytes:
    deed = link.deed
    facts = {
        "action": str(deed.action),
        "day": deed.day.isoformat(),
        "kept_from": deed.kept_from,
        "object": deed.object,
        "previous": link.previous_hash.hex(),
        "rule": deed.rule,
        "seq": link.seq,
        "staff": None if deed.staff_id is None else deed.staff_id.hex(),
    }
    canonical = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode("ascii")).digest()


def examine(links: Iterable[tuple[Link, bytes]]) -> Finding:
    """Read links with the hashes that are stored beside them, the oldest first.

    The first one is the one that the newest anchor says is kept; each other follows the one
    before it. Nothing at all is a broken chain too: it always has its anchor.
    """
    first, count, anchored, expected = None, 0, 0, Link(0, b"", Deed(date.min, None, "", ""))
    previous, broken = b"", None
    for link, stored in links:
        first = first or link
        follows = link is first or (link.seq, link.previous_hash) == (expected.seq, previous)
        if broken is None and not (follows and hash_of(link) == stored):
            broken = min(link.seq, expected.seq) if count else link.seq
        count += 1
        anchored = max(anchored, link.deed.kept_from or 0)
        expected, previous = Link(link.seq + 1, stored, link.deed), stored
    if first is None:
        return Finding(0, None, b"", broken_at=1)
    if not _begins_well(first, anchored):
        broken = first.seq
    return Finding(count, first.deed.day, previous, broken)


def _begins_well(first: Link, anchored: int) -> bool:
    is_kept = first.seq == anchored
    return is_kept and (first.seq > 1 or first.previous_hash == BEGINNING)
