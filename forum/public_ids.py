"""Random 128-bit ids, and how they look in an address: 22 URL-safe characters."""

import binascii
import re
import secrets

from forum.errors import NotFound

ID_BYTES = 16
TEXT_CHARS = 22
# In the place of base64's own functions, which take twice as long.
_URL_SAFE, _USUAL = bytes.maketrans(b"+/", b"-_"), bytes.maketrans(b"-_", b"+/")
_SHAPE = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)


def new_id() -> bytes:
    """Return 16 random bytes: no order, no time, nothing to guess."""
    return secrets.token_bytes(ID_BYTES)


def number_of(public_id: bytes) -> int:
    """Return the first half of an id as a number of 64 bits: it tells no order either."""
    return int.from_bytes(public_id[: ID_BYTES // 2], "big", signed=True)


def to_text(public_id: bytes) -> str:
    text = binascii.b2a_base64(public_id, newline=False)
    return text.translate(_URL_SAFE).rstrip(b"=").decode("ascii")


def from_text(text: str) -> bytes:
    """Return the 16 bytes that `text` stands for.

    Raises:
        NotFound: `text` is not one of our ids. 22 characters hold 132 bits; the spare four
            must be zero, so that one thing has one address.
    """
    if not _SHAPE.fullmatch(text):
        raise NotFound
    try:
        public_id = binascii.a2b_base64(text.encode().translate(_USUAL) + b"==")
    except binascii.Error as error:
        raise NotFound from error
    if to_text(public_id) != text:
        raise NotFound
    return public_id
