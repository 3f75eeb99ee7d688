"""Whom the doctor looks at: one forum, its settings, its database and the machine beneath it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeAlias

from sqlalchemy.orm import Session

from forum.doctor.findings import Finding


class Chosen(Protocol):
    """What is looked at of config.Settings."""

    @property
    def data(self) -> Path: ...
    @property
    def secret(self) -> bytes: ...
    @property
    def listen(self) -> tuple[str, int] | Path: ...
    @property
    def site_url(self) -> str: ...
    @property
    def proxies(self) -> int: ...
    @property
    def limits(self) -> str: ...


class Visits(Protocol):
    """What is asked of whoever keeps the visits."""

    def overwrites(self) -> bool: ...


@dataclass(frozen=True)
class Patient:
    """`session` is for looking only. `root` is where the machine's own folders begin."""

    chosen: Chosen
    session: Session
    visits: Visits
    at: datetime
    is_debugging: bool = False
    root: Path = Path("/")

    @property
    def database_file(self) -> Path | None:
        """The file of the database; None if it is elsewhere, or in memory."""
        address = self.session.get_bind().engine.url
        if address.get_backend_name() != "sqlite" or not address.database:
            return None
        return Path(address.database).resolve()


Check: TypeAlias = Callable[[Patient], Iterator[Finding]]
