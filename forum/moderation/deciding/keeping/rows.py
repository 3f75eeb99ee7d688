"""The columns of a row as plain values, and back again. Knows what never goes into a picture."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import inspect

Row = dict[str, Any]

# What a decision never changes, and what leads to a person.
LEFT_OUT = frozenset({"id", "post_id", "parent_id", "thread_id", "handle_id", "depth"})


def fields(row: object | None, *, only: Collection[str] | None = None) -> Row:
    """Return the columns of `row` as JSON knows them; nothing for None."""
    if row is None:
        return {}
    names = {column.key for column in inspect(row).mapper.column_attrs} - LEFT_OUT
    wanted = names if only is None else names & set(only)
    return {name: _plain(getattr(row, name)) for name in sorted(wanted)}


def same(now: Row, then: Row) -> frozenset[str]:
    """Return the names of the columns that are now as they were then."""
    return frozenset(name for name in now.keys() & then.keys() if now[name] == then[name])


def put(row: Any, values: Row, *, only: Collection[str]) -> None:
    """Give `row` the `values` of the columns named in `only`."""
    for name in values.keys() & set(only):
        if getattr(row, name) != (value := _value(row, name, values[name])):
            setattr(row, name, value)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else value


def _value(row: Any, name: str, plain: Any) -> Any:
    """Return what the column `name` holds for a value of a picture."""
    if plain is None:
        return None
    python = inspect(row).mapper.columns[name].type.python_type
    if python is date:
        return date.fromisoformat(plain)
    return bytes.fromhex(plain) if python is bytes else plain
