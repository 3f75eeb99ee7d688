"""Boxes that only their key opens, in the format of age. The only import of pyrage.

What goes through is never whole in memory. The key to a box is a pair: whoever has the public half
can make boxes, and only the other half opens them.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

import pyrage
from pyrage import passphrase, x25519

# The library measures how quick this machine is, and refuses what seems to take too long for it: on
# a busy one, by chance.
TRIES = 20


class WrongKey(ValueError):
    """This key, or these words, do not open the box."""


class Damaged(ValueError):
    """The box is cut short or was changed."""


class NotAKey(ValueError):
    """This text is no key of age."""


class Reader(Protocol):
    """Gives the next bytes, at most `size`; none at the end."""

    def read(self, size: int = -1, /) -> bytes: ...


class Writer(Protocol):
    """Takes bytes, and says how many."""

    def write(self, data: bytes, /) -> int: ...

    def flush(self) -> None: ...


def new_key() -> tuple[str, str]:
    """Return the two halves of a new key: the one that opens, and the one that shuts."""
    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def check_public(text: str) -> str:
    """Return the half that shuts, if `text` is one.

    Raises:
        NotAKey: it is not.
    """
    try:
        return str(x25519.Recipient.from_str(text))
    except pyrage.RecipientError as error:
        raise NotAKey from error


def shut(source: Reader, box: Writer, publics: Sequence[str]) -> None:
    """Put all that `source` gives into `box`, for whoever has one of these keys."""
    recipients = [x25519.Recipient.from_str(public) for public in publics]
    giving, taking = _Giving(source.read), _Taking(box)
    try:
        pyrage.encrypt_io(giving, taking, recipients)
    except pyrage.EncryptError as error:
        raise giving.trouble or taking.trouble or error from error


def open_box(box: Reader, out: Writer, secrets: Sequence[str]) -> None:
    """Give to `out` what is in `box`. Nothing of it counts before this returns.

    Raises:
        WrongKey, Damaged, NotAKey.
    """
    taking = _Taking(out)
    try:
        identities = [x25519.Identity.from_str(secret) for secret in secrets]
        pyrage.decrypt_io(box, taking, identities)
    except pyrage.IdentityError as error:
        raise NotAKey from error
    except (pyrage.DecryptError, OSError) as error:
        if taking.trouble:
            raise taking.trouble from error
        is_other = "No matching keys" in str(error)
        raise (WrongKey if is_other else Damaged) from error


def shut_with_words(plain: bytes, words: str) -> bytes:
    """Return a small box that these words open. Slow on purpose."""
    box: bytes = passphrase.encrypt(plain, words)
    return box


def open_with_words(box: bytes, words: str) -> bytes:
    """Return what is in a small box.

    Raises:
        WrongKey: other words open it, or it is damaged, which cannot be told apart.
    """
    for _ in range(TRIES):
        try:
            plain: bytes = passphrase.decrypt(box, words)
        except pyrage.DecryptError as error:
            if "xcessive" not in str(error):
                raise WrongKey from error
        else:
            return plain
    raise WrongKey


class _Giving:
    """Remembers what went wrong on our side, which the library tells as a text alone."""

    trouble: Exception | None

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read, self.trouble = read, None

    def read(self, size: int = -1) -> bytes:
        try:
            return self._read(size)
        except Exception as error:
            self.trouble = error
            raise


class _Taking:
    """The same, of whoever takes."""

    trouble: Exception | None

    def __init__(self, out: Writer) -> None:
        self._out, self.trouble = out, None

    def write(self, data: bytes) -> int:
        try:
            return self._out.write(data)
        except Exception as error:
            self.trouble = error
            raise

    def flush(self) -> None:
        self._out.flush()
