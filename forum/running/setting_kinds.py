"""What a setting may be: text in, value out, or words that say what is allowed. No I/O.

The words continue a sentence that begins with the setting's name. They never repeat a value that
may hold a password.
"""

import ipaddress
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from forum.running.data_folder import SECRET_MIN_CHARS

PRINTABLE_MAX_CHARS = 60
# The kernel's limit for the name of a socket, with the zero that ends it.
SOCKET_MAX_BYTES = 107
SQLITE = "sqlite:///"  # and behind it the file
# Where the forum is open: a host and a port, or a file that the web server before it opens.
Listen = tuple[str, int] | Path


class WrongValue(ValueError):
    """The text is not a value of this kind; the message is for the operator."""


def one_of(*choices: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in choices:
            raise _wrong(text, "give " + " or ".join(choices))
        return text

    return parse


def whole(least: int, most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise _wrong(text, f"give a whole number from {least} to {most}")
        return int(text)

    return parse


def printable(text: str) -> str:
    if not text.isprintable() or len(text) > PRINTABLE_MAX_CHARS:
        raise _wrong(text, f"give 1 to {PRINTABLE_MAX_CHARS} letters that can be printed")
    return text


def door(text: str) -> Listen:
    """Return an address and a port, or the absolute path that follows `unix:`."""
    if not text.startswith("unix:"):
        return host_and_port(text)
    path = text.removeprefix("unix:")
    if not path.startswith("/") or len(path.encode()) > SOCKET_MAX_BYTES:
        raise _wrong(text, "give a whole path of at most 107 letters after unix:")
    return Path(path)


def host_and_port(text: str) -> tuple[str, int]:
    match = re.fullmatch(r"(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9.-]+)):([0-9]{1,5})", text)
    if not match or not 1 <= int(match[3]) <= 65535 or not _is_address(match[1] or "::"):
        raise _wrong(text, "give an address and a port, such as 127.0.0.1:8000 or [::1]:8000")
    return match[1] or match[2], int(match[3])


def web_page(text: str) -> str:
    parts = _split(text, "http", "https")
    if not parts or parts.username is not None:
        raise _wrong(text, "give a web address that begins with https:// or http://")
    return text


def site(text: str) -> str:
    """Return the origin as a browser writes it: small letters, no port that goes without saying."""
    parts, plain = _split(text, "http", "https"), text.lower().rstrip("/")
    if (
        not parts
        or parts.username is not None
        or plain != f"{parts.scheme}://{parts.netloc.lower()}"
    ):
        raise _wrong(text, "give a web address without a path, such as https://forum.example.org")
    return plain.removesuffix({"http": ":80", "https": ":443"}[parts.scheme])


def database(text: str) -> str:
    file = re.fullmatch(rf"{SQLITE}([^?]+)", text)
    if not (file and file[1] != ":memory:") and not _split(text, "postgresql+psycopg"):
        # Not shown: it may hold a password.
        raise WrongValue("is not one we know: give sqlite:///PATH or postgresql+psycopg://ADDRESS.")
    return text


def redis(text: str) -> str | None:
    if text and not _split(text, "redis", "rediss"):
        raise WrongValue("is not one we know: give redis://ADDRESS or rediss://ADDRESS.")
    return text or None


def secret(text: str) -> bytes | None:
    if text and len(text) < SECRET_MIN_CHARS:
        raise WrongValue(f"is too short: give at least {SECRET_MIN_CHARS} characters.")
    return text.encode(errors="surrogateescape") or None


def folder(text: str) -> Path:
    if "?" in text:
        raise _wrong(text, "give a folder without a question mark in its name")
    if text.startswith("~"):
        raise _wrong(text, "give the whole path, without a ~, which only a shell understands")
    return Path(text).resolve()


def _split(text: str, *schemes: str) -> SplitResult | None:
    """Return the parts of an address that has a host and one of `schemes`."""
    try:
        parts = urlsplit(text)
        fine = parts.scheme in schemes and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return parts if fine and re.fullmatch(r"[!-~]+", text) else None


def _is_address(text: str) -> bool:
    try:
        return bool(ipaddress.ip_address(text))
    except ValueError:
        return False


def _wrong(text: str, allowed: str) -> WrongValue:
    shown = ascii(text if len(text) <= PRINTABLE_MAX_CHARS else f"{text[:PRINTABLE_MAX_CHARS]}…")
    return WrongValue(f"is {shown}: {allowed}.")
