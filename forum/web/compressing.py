"""Sends text compressed, where its length tells nobody a secret.

How long compressed text is depends on what repeats in it. Whoever sees the length, and can make a
browser ask for pages with words of their choice in them, could guess a secret on the same page
letter by letter. So a page is compressed only for somebody we know nothing of: there is no form
token on it, no name, no draft. And never one that shows what was typed.

Source: Gluck, Harris and Prado, "BREACH: reviving the CRIME attack" (2013).
"""

import gzip
from collections.abc import Callable, Mapping
from functools import cache
from typing import ParamSpec, TypeVar, cast

import brotli
from flask import Flask, Response, current_app, request, session as visit
from werkzeug.datastructures import Accept

from forum.web.headers import vary
from forum.web.visits.session_cookie import Visit

P = ParamSpec("P")
R = TypeVar("R")

# Brotli comes first: where a browser likes both as much, its files are a fifth lighter.
NOW: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda text: bytes(brotli.compress(text, mode=brotli.MODE_TEXT, quality=5)),
    "gzip": lambda text: gzip.compress(text, 6, mtime=0),
}
FOR_GOOD: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda text: bytes(brotli.compress(text, mode=brotli.MODE_TEXT, quality=11)),
    "gzip": lambda text: gzip.compress(text, 9, mtime=0),
}
WORTH_BYTES = 512
PAGES = {"text/html", "text/plain"}
VARIES = "Accept-Encoding"


def shows_what_was_typed(view: Callable[P, R]) -> Callable[P, R]:
    """Declare that the page of this view has words in it that its visitor sent."""
    view.is_never_compressed = True  # type: ignore[attr-defined]
    return view


@cache
def compressed(content: bytes) -> Mapping[str, bytes]:
    """Return a file in each way in which it is lighter; once for each process."""
    ways = {way: compress(content) for way, compress in FOR_GOOD.items()}
    return {way: light for way, light in ways.items() if len(light) < len(content)}


def way_for(accepted: Accept) -> str:
    """Return the way that a browser likes best; empty where it knows none of ours."""
    likes = {way: accepted.quality(way) for way in NOW}
    best = max(likes, key=lambda way: likes[way])
    return best if likes[best] > 0 else ""


def file_response(content: bytes, *, kind: str, ways: Mapping[str, bytes]) -> Response:
    """Return the answer with a file, as the browser that asks likes it."""
    way = way_for(request.accept_encodings)
    response = Response(ways.get(way, content), mimetype=kind)
    if ways:
        vary(response, VARIES)
    if way in ways:
        response.content_encoding = way
    return response


def init_app(app: Flask) -> None:
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if response.mimetype not in PAGES or response.is_streamed or response.content_encoding:
        return response
    vary(response, VARIES)
    if _keeps_no_secret() and (way := way_for(request.accept_encodings)):
        text = response.get_data()
        if len(text) >= WORTH_BYTES:
            response.set_data(NOW[way](text))
            response.content_encoding = way
    return response


def _keeps_no_secret() -> bool:
    view = current_app.view_functions.get(request.endpoint or "")
    is_known = bool(visit) or cast(Visit, visit).has_cookie
    asks = request.method in ("GET", "HEAD")
    return asks and not is_known and not getattr(view, "is_never_compressed", False)
