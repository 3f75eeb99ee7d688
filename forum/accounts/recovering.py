"""Come back with a recovery code, and get six new words: by changing or after losing them."""

from sqlalchemy.orm import Session

from forum.accounts.credentials import (
    PASSPHRASE,
    RECOVERY,
    Opened,
    add_way_in,
    open_way_in,
    remove_way_in,
    retire_passphrase,
)
from forum.accounts.passphrases import check_code, normalise, normalise_code
from forum.accounts.signing_in import SignedIn
from forum.accounts.unlocking import Unlock, salt_of, unlock_with_code, unlock_with_passphrase
from forum.errors import Conflict, Refused
from forum.language.messages import _, _l

WRONG_CODE = _l("That code doesn't open anything here. Each code works once. Try another one.")


def recover(session: Session, typed: str) -> SignedIn:
    """Return whom this recovery code belongs to. It stays good until `replace_lost`.

    Raises:
        Refused: it belongs to nobody, was used before, or is not shaped like a code.
    """
    code = normalise_code(typed)
    check_code(code)
    unlock = unlock_with_code(code, salt_of(session))
    opened = open_way_in(session, unlock, kind=RECOVERY)
    if opened is None:
        raise Refused(str(WRONG_CODE), field="code")
    return SignedIn(opened, unlock)


def stretch_new(session: Session, passphrase: str) -> Unlock:
    """Return the keys of a new passphrase. Slow on purpose: not inside a transaction."""
    return unlock_with_passphrase(normalise(passphrase), salt_of(session))


def replace_lost(session: Session, code: Unlock, new: Unlock, *, year: int) -> None:
    """Use up the recovery code and put `new` in the place of the lost passphrase.

    Raises:
        Conflict: the code was used meanwhile, in another window or by somebody else.
    """
    opened = open_way_in(session, code, kind=RECOVERY)
    if opened is None:
        raise Conflict(_("This recovery code has just been used. Start again with another one."))
    remove_way_in(session, code)
    generation = retire_passphrase(session, opened.root, year=year)
    add_way_in(session, new, Opened(opened.root, generation), kind=PASSPHRASE, year=year)


def replace_known(session: Session, old: Unlock, new: Unlock, *, year: int) -> None:
    """Put `new` in the place of the passphrase that the member has just typed.

    Raises:
        Conflict: it was changed meanwhile in another window.
    """
    opened = open_way_in(session, old, kind=PASSPHRASE)
    if opened is None:
        raise Conflict(_("Your six words were changed in another window meanwhile."))
    remove_way_in(session, old)
    add_way_in(session, new, opened, kind=PASSPHRASE, year=year)
