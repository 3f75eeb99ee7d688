"""A question sealed for an address, so that no address has words in it.

The key lives in the memory of this run alone, and a token is dead after half an hour. Whoever
gets an address from somebody's history later learns nothing from it, nor do we.
"""

import base64
import binascii
import zlib
from dataclasses import replace
from datetime import datetime

from forum.errors import Refused
from forum.language.messages import _l
from forum.privacy.retention import SEARCHES
from forum.sealing import Unreadable, room_in, seal_padded, unseal_padded
from forum.search.pages.question import Question, packed, unpacked

ALIVE = SEARCHES.time
# Steps, so that its length does not tell the words. The longest leaves an address that every
# server takes: it reads 4,094 bytes in one line.
SIZES_BYTES = (256, 512, 1024, 2048, 2816)
TIME_BYTES = 8
TOKEN_MAX_CHARS = 4 * SIZES_BYTES[-1] // 3 + 4
TOO_MUCH = _l(
    "That is too much to search for at once. Use fewer words, or choose less beside them."
)


class Dead(Exception):
    """The token is older than it may be, of another run, or none of ours."""


def sealed(question: Question, *, key: bytes, at: datetime) -> str:
    """Return the token for `question`; the way back is shortened where it is too long.

    Raises:
        Refused: there is too much in it.
    """
    plain = _pressed(packed(question))
    until = int((at + ALIVE).timestamp()).to_bytes(TIME_BYTES, "big")
    for size in SIZES_BYTES:
        if TIME_BYTES + len(plain) <= room_in(size):
            box = seal_padded(key, until + plain, size=size)
            return base64.urlsafe_b64encode(box).rstrip(b"=").decode()
    if len(question.trail) > 1:
        return sealed(replace(question, trail=question.trail[1:]), key=key, at=at)
    raise Refused(TOO_MUCH, field="q")


def opened(token: str, *, key: bytes, at: datetime) -> Question:
    """Return what was sealed.

    Raises:
        Dead: it cannot be told any more.
    """
    try:
        if len(token) > TOKEN_MAX_CHARS:
            raise Dead
        padded = token.encode("ascii") + b"=" * (-len(token) % 4)
        plain = unseal_padded(key, base64.b64decode(padded, altchars=b"-_", validate=True))
    except (UnicodeEncodeError, binascii.Error, Unreadable) as error:
        raise Dead from error
    if int.from_bytes(plain[:TIME_BYTES], "big") < at.timestamp():
        raise Dead
    kept = plain[TIME_BYTES:]
    return unpacked(kept if kept.startswith(b"{") else zlib.decompress(kept))


def _pressed(plain: bytes) -> bytes:
    """Return it compressed, unless it fits into the smallest box as it is: a page has many."""
    fits = TIME_BYTES + len(plain) <= room_in(SIZES_BYTES[0])
    return plain if fits else zlib.compress(plain, 9)
