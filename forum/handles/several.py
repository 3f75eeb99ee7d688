"""Places in a query for so many values: one for a list of any length is put together each time."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BindParameter, bindparam
from sqlalchemy.types import TypeEngine


def several(name: str, number: int, kind: TypeEngine[Any]) -> list[BindParameter[Any]]:
    """Return what stands, in a query, for so many values."""
    return [bindparam(f"{name}_{which}", type_=kind) for which in range(number)]


def numbered(name: str, values: Iterable[Any]) -> dict[str, Any]:
    """Return what to put in the place of `several`."""
    return {f"{name}_{which}": value for which, value in enumerate(values)}
