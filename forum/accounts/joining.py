"""Join: six words, eight recovery codes, and nothing else."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from forum.accounts.credentials import PASSPHRASE, RECOVERY, Opened, add_way_in
from forum.accounts.passphrases import new_passphrase, new_recovery_code, normalise, normalise_code
from forum.accounts.unlocking import Unlock, salt_of, unlock_with_code, unlock_with_passphrase
from forum.errors import Refused
from forum.language.messages import _
from forum.sealing import new_root

RECOVERY_CODES = 8


@dataclass(frozen=True)
class Keys:
    """What a new member is shown once: the passphrase and the recovery codes."""

    passphrase: str
    codes: list[str]


def new_keys() -> Keys:
    return Keys(new_passphrase(), [new_recovery_code() for _ in range(RECOVERY_CODES)])


def check_words_kept(passphrase: str, asked: dict[str, int], typed: dict[str, str]) -> None:
    """Refuse unless both words asked for were typed.

    Args:
        asked: for each field, which word it asks for, from 1.
        typed: for each field, what was typed.
    """
    words = passphrase.split()
    for field, number in asked.items():
        if "".join(normalise(typed.get(field, ""))) != "".join(normalise(words[number - 1])):
            raise Refused(
                _(
                    "That is not word %(number)d. Look at your six words above and type it again.",
                    number=number,
                ),
                field=field,
            )


def stretch(session: Session, keys: Keys) -> list[tuple[str, Unlock]]:
    """Return the kind and keys of each way in. Slow on purpose: not inside a transaction."""
    salt = salt_of(session)
    by_words = unlock_with_passphrase(normalise(keys.passphrase), salt)
    by_codes = [unlock_with_code(normalise_code(code), salt) for code in keys.codes]
    return [(PASSPHRASE, by_words), *((RECOVERY, unlock) for unlock in by_codes)]


def join(session: Session, ways: list[tuple[str, Unlock]], *, year: int) -> bytes:
    """Make a member out of nothing and return their root."""
    root = new_root()
    for kind, unlock in ways:
        add_way_in(session, unlock, Opened(root, 0), kind=kind, year=year)
    return root
