"""New words that somebody is being shown and has not confirmed yet. Sealed in their session."""

from dataclasses import asdict, dataclass
from typing import Any, Literal, cast

from flask import session

from forum.accounts.joining import Keys
from forum.accounts.passphrases import words_to_ask
from forum.accounts.unlocking import Unlock

Reason = Literal["joining", "recovering", "changing"]
KEY = "new words"


@dataclass(frozen=True)
class Pending:
    """`old` is the way in that the new words replace; None when joining.

    `asked` says for each field which word it asks for, from 1. `to` is where to go on afterwards.
    """

    reason: Reason
    keys: Keys
    asked: dict[str, int]
    root: bytes | None = None
    old: Unlock | None = None
    to: str = ""


def begin(
    reason: Reason,
    keys: Keys,
    *,
    root: bytes | None = None,
    old: Unlock | None = None,
    to: str = "",
) -> Pending:
    """Remember these new words until the session ends or they are confirmed."""
    asked = dict(zip(("word_a", "word_b"), words_to_ask(keys.passphrase), strict=True))
    waiting = Pending(reason, keys, asked, root, old, to)
    session[KEY] = asdict(waiting)
    return waiting


def current(reason: Reason | None = None) -> Pending | None:
    """Return what waits for `reason`, or for whichever; None when nothing does."""
    kept = cast(dict[str, Any] | None, session.get(KEY))
    if kept is None or reason not in (None, kept["reason"]):
        return None
    old = Unlock(**kept["old"]) if kept["old"] else None
    return Pending(**kept | {"keys": Keys(**kept["keys"]), "old": old})


def done() -> None:
    session.pop(KEY, None)
