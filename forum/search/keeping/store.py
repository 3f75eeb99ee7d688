"""Where the database is, for those who look at it several times."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Store:
    """`look` begins to read the database anew, `write` a transaction."""

    look: Callable[[], Session]
    write: Callable[[], AbstractContextManager[Session]]
