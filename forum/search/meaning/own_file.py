"""A file that only we may have written: what anybody else put in its place is never used."""

import hmac
from pathlib import Path

from forum.sealing import derive, hkdf
from forum.search.files import put, read_private
from forum.search.trouble import NotOurs

PURPOSE = "search model"
SEAL_BYTES = 32


def write(file: Path, content: bytes, *, secret: bytes, about: str) -> None:
    """Put `content` into the file, whole or not at all; `about` is what it is good for."""
    put(file, _seal(content, secret, about) + content)


def read(file: Path, *, secret: bytes, about: str) -> bytes | None:
    """Return what we wrote; None if there is nothing, or anything else."""
    try:
        whole = read_private(file)
    except (OSError, NotOurs):
        return None
    seal, content = whole[:SEAL_BYTES], whole[SEAL_BYTES:]
    return content if hmac.compare_digest(seal, _seal(content, secret, about)) else None


def _seal(content: bytes, secret: bytes, about: str) -> bytes:
    whole = f"{len(about)} {about} ".encode() + content
    return derive(hkdf(secret, PURPOSE), PURPOSE, whole, SEAL_BYTES)
