"""Leaks planted on purpose, where code of ours would have them. Each must be found.

`plant(town)` is called before anybody comes. `town.root` is the root of whoever is here, which
the code that is changed knows as well.
"""

import base64
import hmac
import logging
import time
from dataclasses import dataclass
from itertools import count
from typing import Any

from nacl.secret import SecretBox
from sqlalchemy import Connection, text

import forum.accounts.credentials
import forum.accounts.joining
import forum.database
import forum.handles.deriving
import forum.handles.entries
import forum.handles.speaking
import forum.sealing
import forum.search.whoosh_engine.filling
import forum.threads.replying
import forum.web.visits.session_store
from forum.handles.models import Handle
from forum.sealing import derive, hkdf, seal
from forum.threads.models import Post
from tests.proofs.seizure.building import KILLED, NIGHT, STOPPED, Plant
from tests.proofs.seizure.planting import account_of, change, follow, remember_ways, set_pragma
from tests.proofs.seizure.town import Town

LATE = 60  # handles of a small forum: the last one, so that little is written where they were
LONG = 10_000  # pages of the log: all that a small forum writes, so that no chance decides
Row = dict[str, Any]  # of a table, by the names of its columns


@dataclass(frozen=True)
class Leak:
    """`joins` are the sides that are joined by what `found` says; `state` is when it is taken."""

    plant: Plant
    joins: str
    found: str
    state: str = NIGHT


def account_on_posts(town: Town) -> None:
    """Post.notes says by which account it was written."""
    change(town, Post, lambda _, post: post.update(notes=account_of(town).hex()))


def exact_time(town: Town) -> None:
    """Words.version is a moment."""
    plain = forum.threads.replying._put_words

    def put_now(*given: object) -> None:
        town.patch.setattr(forum.threads.replying, "VERSION", time.monotonic_ns())
        plain(*given)

    town.patch.setattr(forum.threads.replying, "_put_words", put_now)


def sequence(town: Town) -> None:
    """Handles are numbered through all threads."""
    numbers = count(1000)
    change(town, Handle, lambda _, row: row.update(name=f"{row['name']} {next(numbers)}"))


def unpadded_entry(town: Town) -> None:
    """An entry holds what its owner wants folded, and is as long as that."""
    plain = forum.handles.entries.seal_padded

    def short(key: bytes, words: bytes, *, size: int) -> bytes:
        return plain(key, words, size=size + int.from_bytes(account_of(town)[:2], "big") % 97)

    town.patch.setattr(forum.handles.entries, "seal_padded", short)


def same_nonce(town: Town) -> None:
    """A box begins with a nonce that is made from its key."""

    def seal_again(key: bytes, plain: bytes) -> bytes:
        return bytes(SecretBox(key).encrypt(plain, key[: SecretBox.NONCE_SIZE]))

    town.patch.setattr(forum.sealing, "seal", seal_again)


def updated_keyring(town: Town) -> None:
    """One row of a member's keyring is written anew with each new handle."""

    def write_anew(connection: Connection, handle: Row) -> None:
        where = derive(town.root, "keyring", "all")
        row = {"a": where, "b": seal(hkdf(town.root, "all"), bytes(200))}
        connection.execute(text("INSERT OR REPLACE INTO sealed_entry VALUES (:a, :b)"), row)

    set_pragma(town, "wal_autocheckpoint", LONG)
    follow(town, Handle, write_anew)


def entry_that_moves(town: Town) -> None:
    """A member's last handle lies under an address and in a box that are new each time."""
    last: dict[bytes, dict[str, bytes]] = {}

    def move(connection: Connection, handle: Row) -> None:
        row = {
            "a": derive(handle["id"], "last", ""),
            "b": seal(hkdf(town.root, "last"), bytes(200)),
        }
        if before := last.get(town.root):
            connection.execute(text("DELETE FROM sealed_entry WHERE address = :a"), before)
        connection.execute(text("INSERT INTO sealed_entry VALUES (:a, :b)"), row)
        last[town.root] = row

    set_pragma(town, "wal_autocheckpoint", LONG)
    follow(town, Handle, move)


def shared_transaction(town: Town) -> None:
    """A way in is marked as used when its member gets a new handle."""
    ways: dict[bytes, bytes] = {}
    remember_ways(town, ways)

    def touch(connection: Connection, handle: Row) -> None:
        row = {"lookup": ways[town.root]}
        connection.execute(
            text("UPDATE credential SET active_year = active_year + 1 WHERE lookup = :lookup"), row
        )

    town.patch.setattr("forum.separation._note", lambda session, table: None)
    follow(town, Handle, touch)


def prefix_of_the_root(town: Town) -> None:
    """The first two bytes of a handle are its member's."""
    plain = forum.handles.deriving.derive

    def mixed(key: bytes, purpose: str, data: bytes | str, size: int = 16) -> bytes:
        return key[:2] + plain(key, purpose, data, size)[2:]

    town.patch.setattr(forum.handles.deriving, "derive", mixed)


def keyed_mark(town: Town) -> None:
    """A handle's name holds a way in, hashed with the server's secret."""
    ways: dict[bytes, bytes] = {}
    remember_ways(town, ways)

    def marked(connection: Connection, handle: Row) -> None:
        made = hmac.digest(town.secret, ways[town.root], "sha256")
        handle["name"] += f" {made.hex()}"

    change(town, Handle, marked)


def root_under_the_secret(town: Town) -> None:
    """The root is sealed with the server's secret, so that support can help."""
    key = hkdf(town.secret, "lookup")
    town.patch.setattr(forum.accounts.credentials, "seal", lambda _, plain: seal(key, plain))


def open_session(town: Town) -> None:
    """The session's file holds what its box should."""
    store = forum.web.visits.session_store
    town.patch.setattr(store, "seal", lambda key, plain: plain)
    town.patch.setattr(store, "unseal", lambda key, box: box)


def log_line(town: Town) -> None:
    """A line of the log says who got which handle."""
    handler = logging.FileHandler(town.data / "forum.log")
    town.afterwards.callback(handler.close)
    log = logging.getLogger("planted")
    town.patch.setattr(log, "handlers", [handler])
    town.patch.setattr(log, "propagate", False)

    def note(connection: Connection, handle: Row) -> None:
        name = base64.b64encode(handle["id"]).decode()
        log.warning("account %s is now called %s", account_of(town).hex(), name)

    follow(town, Handle, note)


def index_field(town: Town) -> None:
    """The index keeps the writer's account with a post, in the place of its mark."""
    filling, accounts = forum.search.whoosh_engine.filling, {}
    plain = filling.pack
    change(town, Post, lambda _, post: accounts.setdefault(post["id"], account_of(town)))

    def packed(document: object, length: int) -> bytes:
        row = bytearray(plain(document, length))
        row[32:48] = accounts[document.id]  # in place of its board
        return bytes(row)

    town.patch.setattr(filling, "pack", packed)


def freed_and_not_overwritten(town: Town) -> None:
    """A row that joined both was deleted, and its bytes were not."""
    set_pragma(town, "secure_delete", 0)

    rows: list[dict[str, bytes]] = []

    def come_and_go(connection: Connection, handle: Row) -> None:
        rows.append({"a": handle["id"][::-1], "b": account_of(town) + handle["id"] + bytes(100)})
        connection.execute(text("INSERT INTO sealed_entry VALUES (:a, :b)"), rows[-1])
        if len(rows) == LATE:
            connection.execute(text("DELETE FROM sealed_entry WHERE address = :a"), rows)

    follow(town, Handle, come_and_go)


HANDLES, ENTRIES, BOTH = "handle–handle", "entry–entry", "account–handle"
LEAKS = {
    "account id on posts": Leak(account_on_posts, HANDLES, "post.notes equal"),
    "exact time": Leak(exact_time, HANDLES, "words.version in order"),
    "sequence": Leak(sequence, HANDLES, "handle.name as it counts"),
    "unpadded entry": Leak(unpadded_entry, ENTRIES, "sealed_entry.box as long"),
    "same nonce": Leak(same_nonce, ENTRIES, "box begins alike"),
    "updated row of a keyring": Leak(
        updated_keyring, "entry–handle", "one value in several transactions", KILLED
    ),
    "entry that moves": Leak(
        entry_that_moves, "entry–handle", "one value in several transactions", KILLED
    ),
    "shared transaction": Leak(shared_transaction, BOTH, "one transaction", KILLED),
    "prefix of the root": Leak(prefix_of_the_root, HANDLES, "itself begins alike"),
    "mark with a secret": Leak(keyed_mark, BOTH, "made of it with a secret"),
    "root under the secret": Leak(root_under_the_secret, BOTH, "a root that lay about"),
    "open session": Leak(open_session, BOTH, "a root that lay about", STOPPED),
    "log line": Leak(log_line, HANDLES, "forum.log: the same bytes near"),
    "index field": Leak(index_field, HANDLES, ".facts.col: the same bytes at the same distance"),
    "freed, not overwritten": Leak(
        freed_and_not_overwritten, HANDLES, "lamplit.db, not in use: the same bytes", KILLED
    ),
}
