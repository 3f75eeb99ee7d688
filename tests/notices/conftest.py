"""A forum in which notices are written, as they are before each commit."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from forum.events import NewsDesk
from forum.handles.speaking import Writer
from forum.notices.models import Notice
from forum.notices.recording import sit_down_at
from forum.notices.telling import Told, told
from tests.makers import NOON, Make

TODAY = NOON.date()
BYTES = (bytes, memoryview)  # as a driver may be given them


@pytest.fixture
def make(session: Session) -> Make:
    desk = NewsDesk()
    sit_down_at(desk)
    return Make(session, desk)


@pytest.fixture
def me(make: Make) -> Writer:
    return make.writer()


@pytest.fixture
def heard(session: Session) -> Callable[..., list[Told]]:
    """`heard(me)` returns what a member is told."""

    def tell(who: Writer, *, today: date = TODAY) -> list[Told]:
        session.flush()
        return told(session, who.root, viewer=who, today=today)

    return tell


@pytest.fixture
def table(session: Session) -> Callable[[], set[tuple[Any, ...]]]:
    """`table()` returns every row of the table of notices."""

    def rows() -> set[tuple[Any, ...]]:
        session.flush()
        return {tuple(row) for row in session.execute(select(*Notice.__table__.columns))}

    return rows


@pytest.fixture
def written(session: Session) -> Callable[[], AbstractContextManager[set[bytes]]]:
    """`with written() as ids:` collects every id that is written in whatever row."""

    @contextmanager
    def watched() -> Iterator[set[bytes]]:
        ids: set[bytes] = set()

        def note(connection: Any, cursor: Any, sql: str, given: Any, *rest: object) -> None:
            if sql.startswith(("INSERT", "UPDATE", "DELETE")):
                rows = given if isinstance(given, list) else [given]
                ids.update(bytes(each) for row in rows for each in row if isinstance(each, BYTES))

        session.flush()
        event.listen(session.get_bind(), "before_cursor_execute", note)
        yield ids
        session.flush()
        event.remove(session.get_bind(), "before_cursor_execute", note)

    return watched
