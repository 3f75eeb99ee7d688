"""What the server's own secrets do for a thief: ids worked out from ids, boxes that open, roots."""

import hashlib
import hmac
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from forum.public_ids import to_text
from forum.sealing import Unreadable, derive, hkdf, unseal
from tests.proofs.seizure.attack.columns import decoded, tokens_of
from tests.proofs.seizure.attack.guessing import Guess, sharing
from tests.proofs.seizure.attack.marks import Marks
from tests.proofs.seizure.loot import Loot, Value

ROOT_BYTES = 32
PURPOSES = ("account", "handle", "keyring", "lookup", "session", "written")
KINDS = ("thread", "reader", "board")
SMALL_FILE = 100_000
TRIED = 20  # boxes of a column; if one opens, all do
_TEXT = re.compile(rb"[A-Za-z0-9_+/-]{40,}")


def by_secrets(loot: Loot, marks: Marks) -> Iterator[Guess]:
    """Look for ids that are made of others with a secret, and for what a secret opens."""
    groups: dict[Hashable, set[bytes]] = defaultdict(set)
    for said in marks.said.values():
        for thing, value in said:
            for token in tokens_of(value):
                if isinstance(token, bytes):
                    groups[token[:8]].add(thing)
    for thing in marks.sides:
        for made in _made_of(thing, loot.secrets.values()):
            if made[:8] in groups:
                groups[made[:8]].add(thing)
    yield from sharing("made of it with a secret", groups, marks)
    yield from sharing("opened with a secret", _opened(loot, marks), marks)


def by_roots(loot: Loot, marks: Marks) -> Iterator[Guess]:
    """Try whatever could be a root: it leads to all that is its member's."""
    scopes = ["site", *(f"{kind}:{to_text(id_)}" for id_ in _ids(loot) for kind in KINDS)]
    groups: dict[Hashable, set[bytes]] = {}
    for root, where in _candidates(loot, marks).items():
        if (
            derive(root, "keyring", "0") in marks.sides
            or derive(root, "account", "") in marks.sides
        ):
            made = {derive(root, "handle", scope) for scope in scopes}
            made |= {derive(root, "keyring", str(n)) for n in range(100)}
            groups[root] = where | {thing for thing in made if thing in marks.sides}
    yield from sharing("a root that lay about", groups, marks)


def _made_of(thing: bytes, secrets: Iterable[bytes]) -> Iterator[bytes]:
    yield hashlib.sha256(thing).digest()
    yield hashlib.blake2b(thing, digest_size=16).digest()
    for secret in secrets:
        yield hmac.digest(secret, thing, "sha256")
        yield hashlib.sha256(secret + thing).digest()
        for purpose in PURPOSES:
            yield derive(secret[:64], purpose, thing)


def _opened(loot: Loot, marks: Marks) -> dict[Hashable, set[bytes]]:
    keys = {hkdf(secret, purpose) for secret in loot.secrets.values() for purpose in PURPOSES}
    keys |= {s for s in loot.secrets.values() if len(s) == ROOT_BYTES}
    found: dict[Hashable, set[bytes]] = defaultdict(set)
    for said in marks.said.values():
        boxes = [(thing, v) for thing, v in said if isinstance(v, bytes) and len(v) > 40]
        for key in keys if any(_opens(keys, box) for _, box in boxes[:TRIED]) else ():
            for thing, box in boxes:
                for plain in _plain(key, box):
                    found[plain].add(thing)
    return found


def _opens(keys: Iterable[bytes], box: bytes) -> bool:
    return any(True for key in keys for _ in _plain(key, box))


def _plain(key: bytes, box: bytes) -> Iterator[bytes]:
    try:
        plain = unseal(key, box)
    except Unreadable:
        return
    yield plain
    yield plain[:ROOT_BYTES]


def _ids(loot: Loot) -> set[bytes]:
    return {
        value
        for row in loot.rows
        if row.table in ("thread", "board") and isinstance(value := row.values.get("id"), bytes)
    }


def _candidates(loot: Loot, marks: Marks) -> dict[bytes, set[bytes]]:
    """Return every 32 bytes that lie anywhere by themselves, or coded as text, and beside what."""
    found: dict[bytes, set[bytes]] = defaultdict(set)
    for said in marks.said.values():
        for thing, value in said:
            for root in _in_value(value):
                found[root].add(thing)
    for root, things in _opened(loot, marks).items():
        if isinstance(root, bytes) and len(root) == ROOT_BYTES:
            found[root] |= things
    for held in loot.files.values():
        for root in _in_text(held):
            found[root] |= set()
        for at in range(len(held) - ROOT_BYTES + 1 if len(held) <= SMALL_FILE else 0):
            found[held[at : at + ROOT_BYTES]] |= set()
    return found


def _in_value(value: Value) -> Iterator[bytes]:
    if isinstance(value, bytes) and len(value) >= ROOT_BYTES:
        yield from (value[:ROOT_BYTES], value[-ROOT_BYTES:], value[8:40], value[24:56])
        yield from _in_text(value)
    elif isinstance(value, str):
        yield from _in_text(value.encode())


def _in_text(held: bytes) -> Iterator[bytes]:
    for run in _TEXT.findall(held):
        yield from _cut(decoded(run.decode()))


def _cut(texts: Iterable[bytes]) -> Iterator[bytes]:
    for text in texts:
        yield from (text[at : at + ROOT_BYTES] for at in range(len(text) - ROOT_BYTES + 1))
