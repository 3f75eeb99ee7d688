"""Keys, boxes and derived addresses. The only module that imports nacl.

Everything secret is derived from one root of 32 random bytes with a named purpose, so that a
value made for one purpose can never be used for another, nor joined to it without the root.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Iterator

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

ROOT_BYTES = 32
# How a padded box says how much is in it; only larger boxes need more to say so.
SHORT_LENGTH_BYTES, LONG_LENGTH_BYTES = 2, 4
SHORT_BOX_BYTES = 2**16


class Unreadable(Exception):
    """The box was not sealed with this key, or was changed since."""


def new_root() -> bytes:
    return secrets.token_bytes(ROOT_BYTES)


def derive(key: bytes, purpose: str, data: bytes | str, size: int = 16) -> bytes:
    """Return `size` bytes that only a holder of `key` can make from `data`.

    Args:
        key: up to 64 bytes.
        purpose: at most 16 ASCII characters, BLAKE2b's "person"; keeps uses apart.
        size: bytes of the answer, 1 to 64.

    Source: RFC 7693 (BLAKE2b, keyed, with personalisation).
    """
    plain = data.encode() if isinstance(data, str) else data
    person = purpose.encode("ascii")
    return hashlib.blake2b(plain, digest_size=size, key=key, person=person).digest()


def derive_each(key: bytes, purpose: str, several: Iterable[bytes | str]) -> Iterator[bytes]:
    """Yield what `derive` returns of each: what they have in common is done once."""
    begun = hashlib.blake2b(digest_size=16, key=key, person=purpose.encode("ascii"))
    for data in several:
        each = begun.copy()
        each.update(data.encode() if isinstance(data, str) else data)
        yield each.digest()


def hkdf(secret: bytes, purpose: str, size: int = 32) -> bytes:
    """Return a key of `size` bytes for `purpose`; HKDF-SHA-256 without salt.

    Source: RFC 5869, sections 2.2 and 2.3.
    """
    extracted = hmac.digest(bytes(hashlib.sha256().digest_size), secret, "sha256")
    block, stream, counter = b"", b"", 1
    while len(stream) < size:
        block = hmac.digest(extracted, block + purpose.encode() + bytes([counter]), "sha256")
        stream += block
        counter += 1
    return stream[:size]


def seal(key: bytes, plain: bytes) -> bytes:
    """Return `plain` in a box that opens with `key` alone: 40 bytes longer, fresh each time."""
    return bytes(SecretBox(key).encrypt(plain))


def unseal(key: bytes, box: bytes) -> bytes:
    """Return what is in `box`.

    Raises:
        Unreadable: wrong key, or a box that somebody changed.
    """
    try:
        return SecretBox(key).decrypt(box)
    except (CryptoError, ValueError) as error:
        raise Unreadable from error


def room_in(size: int) -> int:
    """Return how many bytes fit into a padded box of `size` bytes."""
    return size - int(SecretBox.NONCE_SIZE + SecretBox.MACBYTES) - _length_bytes(size)


def _length_bytes(size: int) -> int:
    return SHORT_LENGTH_BYTES if size <= SHORT_BOX_BYTES else LONG_LENGTH_BYTES


def seal_padded(key: bytes, plain: bytes, *, size: int) -> bytes:
    """Return a box of exactly `size` bytes, so that its length tells nothing about `plain`.

    Raises:
        ValueError: `plain` does not fit, which is our bug.
    """
    room = room_in(size)
    if len(plain) > room:
        raise ValueError(f"{len(plain)} bytes do not fit into a box of {size}")
    length = len(plain).to_bytes(_length_bytes(size), "big")
    return seal(key, length + plain + bytes(room - len(plain)))


def unseal_padded(key: bytes, box: bytes) -> bytes:
    padded, prefix = unseal(key, box), _length_bytes(len(box))
    length = int.from_bytes(padded[:prefix], "big")
    return padded[prefix : prefix + length]
