"""Limits without addresses: a counter knows only that somebody, this hour, did much."""

import ipaddress
import secrets
import threading
from collections.abc import Callable
from datetime import datetime
from math import ceil
from typing import Any, TypeVar, cast

from flask import Flask, request
from flask_limiter import Limiter

from forum.clock import now
from forum.sealing import derive
from forum.web.visits.sessions import viewer

View = TypeVar("View", bound=Callable[..., Any])
PREFIX_V4, PREFIX_V6 = 32, 56
HOUR_SECONDS = 3600
JOINING = "20 per hour"
SIGNING_IN = "30 per 5 minutes"
# Previews count too: nobody who writes comes near it, and a program that floods does.
WRITING = "20 per minute; 200 per hour"
# One press each, and no words: nobody has to read them.
# One each half a minute for some open pages, and one now and then by hand.
DRAFTING = "20 per minute; 600 per hour"
ANSWERING = "60 per minute; 600 per hour"
# Six digits can be guessed: a million tries would take far longer than anybody's patience.
CODES = "6 per 5 minutes; 20 per hour"
# A person tries some words, then others; the pages of what was found count too.
SEARCHING = "120 per minute"
# What a page asks for while somebody types; nothing is kept of it.
LOOKING_UP = "30 per minute; 600 per hour"
FLAGGING = "10 per minute; 100 per hour"


class HourKey:
    """This hour's random key: in memory alone, gone with the hour."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._hour: datetime | None = None
        self._key = b""

    def mark(self, who: bytes, *, at: datetime) -> str:
        """Return what stands for `who` until the hour ends; nothing joins it to the next."""
        hour = at.replace(minute=0, second=0, microsecond=0)
        with self._lock:
            if hour != self._hour:
                self._hour, self._key = hour, secrets.token_bytes(32)
            return derive(self._key, "limit", who).hex()


_hour_key = HourKey()


def _who() -> str:
    """A signed-in writer is limited as such, everybody else by where they come from."""
    asking = viewer()
    if asking.is_member:
        return _hour_key.mark(asking.root, at=now())  # type: ignore[union-attr]
    return _hour_key.mark(network_of(request.remote_addr or ""), at=now())


def network_of(address: str) -> bytes:
    """Return the network that counts as one visitor: an IPv4 address, or a /56 of IPv6."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return b""
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    prefix = PREFIX_V4 if parsed.version == 4 else PREFIX_V6
    return ipaddress.ip_network((parsed, prefix), strict=False).network_address.packed


limiter = Limiter(key_func=_who, storage_uri="memory://", headers_enabled=False)


limit_joining = limiter.limit(JOINING, methods=["POST"])
limit_codes = limiter.limit(CODES, methods=["POST"])
limit_signing_in = limiter.limit(SIGNING_IN, methods=["POST"])


def _is_draft() -> bool:
    return request.form.get("action") == "draft"


def limit_writing(view: View) -> View:
    """Limit what is sent; drafts, which keep themselves while somebody types, by themselves."""
    sending = limiter.limit(WRITING, methods=["POST"], exempt_when=_is_draft)
    drafting = limiter.limit(DRAFTING, methods=["POST"], exempt_when=lambda: not _is_draft())
    return cast(View, sending(drafting(view)))


limit_answering = limiter.limit(ANSWERING, methods=["POST"])
limit_looking_up = limiter.limit(LOOKING_UP, methods=["POST"])
limit_flagging = limiter.limit(FLAGGING, methods=["POST"])


def _is_only_a_look() -> bool:
    """Return whether the empty search page is asked for."""
    return request.method == "GET" and not request.view_args and "q" not in request.args


limit_searching = limiter.limit(SEARCHING, exempt_when=_is_only_a_look)


def seconds_to_wait() -> int:
    """Return how long the limit that was reached still holds; no mark outlives its hour."""
    at, reached = now(), limiter.current_limit
    hour = HOUR_SECONDS - at.minute * 60 - at.second
    if reached is None:
        return hour
    return max(1, min(hour, ceil(reached.window.reset_time - at.timestamp())))


def mark_of_this_hour() -> bytes:
    """Return 16 bytes that stand for the visitor's network until the hour ends.

    Nothing leads from them to the network, nor to those of the next hour.
    """
    network = network_of(request.remote_addr or "")
    return bytes.fromhex(_hour_key.mark(b"flag" + network, at=now()))


def init_app(app: Flask, *, limits: str) -> None:
    app.config["RATELIMIT_ENABLED"] = limits != "off"
    app.config["RATELIMIT_SWALLOW_ERRORS"] = False
    limiter.init_app(app)
