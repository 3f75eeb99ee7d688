"""Addresses: an id in one that is not ours is a missing page; to go on leads to our own pages."""

from flask import Flask, request
from werkzeug.routing import BaseConverter, ValidationError

from forum.errors import NotFound
from forum.public_ids import from_text, to_text


class IdConverter(BaseConverter):
    """Turns 22 characters of an address into the 16 bytes of an id, and back."""

    def to_python(self, value: str) -> bytes:
        try:
            return from_text(value)
        except NotFound as error:
            raise ValidationError from error  # no rule fits: a missing page like any other

    def to_url(self, value: bytes) -> str:
        return to_text(value)


def init_app(app: Flask) -> None:
    app.url_map.converters["id"] = IdConverter
    app.url_map.strict_slashes = False
    app.before_request(_head_is_a_look)


def _head_is_a_look() -> None:
    """Whoever asks for the head of a page looks at it: no view may take that for a sent form."""
    if request.method == "HEAD":
        request.method = "GET"  # the body is left out all the same


def own_address(typed: str) -> str:
    """Return `typed` if it leads to a page of ours, else nothing."""
    is_path = typed.startswith("/") and not typed.startswith(("//", "/\\"))
    return typed if is_path and typed.isprintable() and "\\" not in typed else ""
