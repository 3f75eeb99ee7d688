"""The lines of a backup: what each says. Pure.

A line is one JSON value. An object says what it is by its keys; an array is a row of the table that
was named last, in which bytes stand as a list of one text, in base64.
"""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

FORMAT = 1
WHOLE, NOTES = "backup", "erasures"
Row = list[Any]
Record = dict[str, Any] | Row


class NotARecord(ValueError):
    """A line says nothing that we know."""


class TooNew(ValueError):
    """A later version of Lamplit made this."""


@dataclass(frozen=True)
class Head:
    """What the first line says: what this is, the form of its tables, and on which day."""

    kind: str
    schema: str
    day: date

    def record(self) -> Record:
        day = self.day.isoformat()
        return {"lamplit": FORMAT, "kind": self.kind, "schema": self.schema, "day": day}


def head_of(record: Record) -> Head:
    """Return what a first line says.

    Raises:
        NotARecord: it is no first line.
        TooNew: it is one that we cannot read yet.
    """
    try:
        version, day = record["lamplit"], date.fromisoformat(record["day"])  # type: ignore[call-overload]
        head = Head(str(record["kind"]), str(record["schema"]), day)  # type: ignore[call-overload]
    except (KeyError, TypeError, ValueError) as error:
        raise NotARecord from error
    if version != FORMAT:
        raise TooNew
    return head


def to_line(record: Record) -> bytes:
    values = [_packed(value) for value in record] if isinstance(record, list) else record
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def from_line(line: bytes) -> Record:
    """Return what a line says.

    Raises:
        NotARecord: it is no line of ours.
    """
    try:
        record = json.loads(line)
        if isinstance(record, dict):
            return record
        return [_unpacked(value) for value in record]
    except (ValueError, TypeError, binascii.Error) as error:
        raise NotARecord from error


def _packed(value: Any) -> Any:
    return [base64.b64encode(value).decode()] if isinstance(value, bytes) else value


def _unpacked(value: Any) -> Any:
    return base64.b64decode(value[0], validate=True) if isinstance(value, list) else value
