"""What is done to the cases that were ticked in the queue."""

from contextlib import suppress

from wtforms import HiddenField

from forum.errors import NotFound
from forum.language.messages import _l
from forum.public_ids import from_text
from forum.web.forms import Form, TicksField

VERSION_MAX_CHARS = 9


class BulkForm(Form):
    """Cases ticked in the queue, as "<id>:<version>", and what to do with them all."""

    case = TicksField(_l("Cases"), choices=[])
    action = HiddenField(default="")

    def chosen(self) -> list[tuple[bytes, int]]:
        """Return the cases with the versions that were on the page; what is no id is left out."""
        found = []
        for value in self.case.data or ():
            text, _, version = value.partition(":")
            with suppress(NotFound):
                found.append((from_text(text), _version(version)))
        return found


def _version(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) <= VERSION_MAX_CHARS else 0
