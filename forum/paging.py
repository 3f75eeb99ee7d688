"""Older and newer by position, never by page number: the hundredth page costs what the first does.

A cursor is a few integers and an id, packed and written as URL text. It tells where a page
begins and nothing that the page itself does not show.
"""

import base64
import binascii
import struct

from forum.errors import NotFound

CURSOR_MAX_CHARS = 64


def pack(layout: str, *values: int | bytes) -> str:
    """Return `values` as URL text. `layout` is a struct format, such as ">q" or ">IH16s"."""
    return base64.urlsafe_b64encode(struct.pack(layout, *values)).rstrip(b"=").decode("ascii")


def unpack(layout: str, text: str) -> tuple[int | bytes, ...]:
    """Return what `pack` was given.

    Raises:
        NotFound: `text` is no cursor of this layout.
    """
    if len(text) > CURSOR_MAX_CHARS:
        raise NotFound
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        return struct.unpack(layout, base64.b64decode(padded, altchars=b"-_", validate=True))
    except (UnicodeEncodeError, binascii.Error, struct.error) as error:
        raise NotFound from error
