"""Rows as the driver gives them: the queue looks at hundreds, and asks little of each."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import CursorResult
from sqlalchemy.orm import Session

from forum.database import AnyQuery, looked_up


def given_rows(
    session: Session, wanted: AnyQuery, given: Mapping[str, Any]
) -> Sequence[tuple[Any, ...]]:
    """Return the rows of a query that was built once.

    Bytes and words are themselves, what is true may be 1, and a moment would be a text.
    """
    found = cast(CursorResult[Any], looked_up(session, wanted, given))
    rows: Sequence[tuple[Any, ...]] = found.cursor.fetchall()
    found.close()
    return rows
