"""Sign in with six words."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from forum.accounts.credentials import PASSPHRASE, Opened, open_way_in
from forum.accounts.models import Staff
from forum.accounts.passphrases import check_words, normalise
from forum.accounts.unlocking import Unlock, salt_of, unlock_with_passphrase
from forum.errors import Refused
from forum.language.messages import _, _l
from forum.sealing import derive

WRONG_WORDS = _l(
    "Those six words don't open anything here. Check each word and their order, "
    "or use a recovery code."
)


@dataclass(frozen=True)
class SignedIn:
    """Who came in, and the keys they came in with."""

    opened: Opened
    unlock: Unlock


def sign_in(session: Session, typed: str) -> SignedIn:
    """Return who these words belong to. Slow on purpose: not inside a transaction.

    Raises:
        Refused: they belong to nobody; or one of them is not on the list, which says nothing
            about anybody, since the list is public.
        Busy: too many people are signing in at this moment.
    """
    words = normalise(typed)
    check_words(words)
    unlock = unlock_with_passphrase(words, salt_of(session))
    opened = open_way_in(session, unlock, kind=PASSPHRASE)
    if opened is None:
        raise Refused(str(WRONG_WORDS), field="passphrase")
    return SignedIn(opened, unlock)


def sign_in_again(session: Session, typed: str, *, root: bytes) -> SignedIn:
    """Return the same for somebody who is in already, before something that cannot be undone.

    Raises:
        Refused: as `sign_in`; or these are somebody else's six words.
    """
    found = sign_in(session, typed)
    if found.opened.root != root:
        raise Refused(_("Those are not your six words."), field="passphrase")
    return found


def account_id(root: bytes) -> bytes:
    """Return the id under which duties are kept; no credential and no handle leads to it."""
    return derive(root, "account", b"")


def duties_of(session: Session, root: bytes) -> str | None:
    """Return this member's role, or None for most."""
    staff = session.get(Staff, account_id(root))
    return staff.role if staff else None
