"""New words that somebody is being shown and has not confirmed yet. Sealed in their session."""

from dataclasses import dataclass
from typing import Any, Literal, cast

from flask import session

from forum.accounts.joining import Keys
from forum.accounts.passphrases import words_to_ask
from forum.accounts.unlocking import Unlock

Reason = Literal["joining", "recovering", "changing"]
KEY = "pending"


@dataclass(frozen=True)
class Pending:
    """`old` is the way in that the new words replace; None when joining.

    `asked` says for each field which word it asks for, from 1.
    """

    reason: Reason
    keys: Keys
    asked: dict[str, int]
    root: bytes | None = None
    old: Unlock | None = None


def begin(
    reason: Reason, keys: Keys, *, root: bytes | None = None, old: Unlock | None = None
) -> Pending:
    """Remember these new words until the session ends or they are confirmed."""
    first, second = words_to_ask(keys.passphrase)
    asked = {"word_a": first, "word_b": second}
    session[KEY] = {
        "reason": reason,
        "passphrase": keys.passphrase,
        "codes": keys.codes,
        "asked": asked,
        "root": root,
        "lookup": old.lookup if old else None,
        "key": old.key if old else None,
    }
    return Pending(reason, keys, asked, root, old)


def current(reason: Reason | None = None) -> Pending | None:
    """Return what waits for `reason`, or for whichever; None when nothing does."""
    kept = cast(dict[str, Any] | None, session.get(KEY))
    if kept is None or reason not in (None, kept["reason"]):
        return None
    old = Unlock(kept["lookup"], kept["key"]) if kept["lookup"] else None
    keys = Keys(kept["passphrase"], kept["codes"])
    return Pending(kept["reason"], keys, kept["asked"], kept["root"], old)


def done() -> None:
    session.pop(KEY, None)
