"""What a guest asks for: all that their page depends on, and nothing that tells who they are."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from forum.web.compressing import way_for
from forum.web.languages import Speaks
from forum.web.look import COOKIE, Look, parse

Environ = Mapping[str, Any]

# The only cookie beside which somebody is a guest for certain. Whoever sends any other one, be it
# of another program on this host, is asked who they are.
_LOOK_ALONE = re.compile(rf"{COOKIE}=([a-z.]*)")
# Browsers send a few dozen different ones; what is longer is nobody's browser.
LONGEST_CHARS, MOST_HEADERS = 200, 512


class Asked(NamedTuple):
    """The page that is asked for. Two guests who ask for the same get the same."""

    path: str
    query: str
    look: Look
    language: str
    way: str


class Reading:
    """Reads what is asked for. `speaks` chooses the language of an answer."""

    def __init__(self, speaks: Speaks) -> None:
        self._speaks = speaks

    def asked(self, environ: Environ) -> Asked | None:
        """Return what a guest asks for; None for anybody else, and for whatever is unusual."""
        get = environ.get
        if environ["REQUEST_METHOD"] != "GET" or get("SCRIPT_NAME") or _has_body(environ):
            return None
        chosen = _look(get("HTTP_COOKIE", ""))
        languages = get("HTTP_ACCEPT_LANGUAGE", "")
        encodings = get("HTTP_ACCEPT_ENCODING", "")
        if chosen is None or max(len(languages), len(encodings)) > LONGEST_CHARS:
            return None
        return Asked(
            environ["PATH_INFO"],
            get("QUERY_STRING", ""),
            chosen,
            self._speaks(languages, chosen.language),
            _way(encodings),
        )


def _has_body(environ: Environ) -> bool:
    length = environ.get("CONTENT_LENGTH")
    return bool(length and length != "0") or "HTTP_TRANSFER_ENCODING" in environ


@lru_cache(MOST_HEADERS)
def _look(cookies: str) -> Look | None:
    """Return the look that a guest has chosen; None where cookies say anything else."""
    found = _LOOK_ALONE.fullmatch(cookies)
    return Look() if not cookies else parse(found[1]) if found else None


@lru_cache(MOST_HEADERS)
def _way(encodings: str) -> str:
    return way_for(parse_accept_header(encodings, Accept))
