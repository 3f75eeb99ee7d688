"""Ids in addresses: what is not one of ours is a missing page like any other."""

from flask import Flask
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
