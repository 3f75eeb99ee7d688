"""Fixtures that more than one folder needs."""

import gc
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings as hypothesis_settings
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from config import Settings, load
from forum.accounts.models import InstanceFact
from forum.app import create_app
from forum.audit.recording import begin
from forum.database import Base, lent, prepare
from forum.separation import watch
from forum.transaction import db
from tests.asked_alone import refuse_lent_contexts
from tests.browser.live import chromium
from tests.compiled import share_addresses, share_statements, share_stretching, share_templates
from tests.inside import migrated_in, opened
from tests.makers import NOON, Make
from tests.standing_still import StandingStill, stop_time
from tests.visitor import Visitor

__all__ = ["chromium"]  # one browser for all folders: Playwright starts once in a process

# No test is timed: machines are noisy.
UNTIMED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
# Each run draws the same examples, so that nothing fails by chance in somebody else's change. What
# nobody has drawn yet is looked for by `make nonsense`.
hypothesis_settings.register_profile("untimed", **UNTIMED, derandomize=True)
hypothesis_settings.register_profile("fuzz", **UNTIMED, derandomize=False, max_examples=5000)
hypothesis_settings.load_profile("untimed")

refuse_lent_contexts()

# Without these, a third of the time of a test that opens pages would be spent on compiling them.
share_templates()
share_addresses()
share_statements()
share_stretching()


# Minutes long, most of them.
LONG = ("tests/proofs/seizure/", "tests/browser/pages/", "tests/browser/keyboard/test_every_page")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long ones: at the end no process waits for another's last one."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what stays to the end: ten thousand tests, and all
    that they imported. It took a fifth of the time.
    """
    if not gc.isenabled():
        return  # a fork that asks one test
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(autouse=True)
def time_stands(monkeypatch: pytest.MonkeyPatch) -> StandingStill:
    """No minute, hour or day ends in the middle of a test that does not say so."""
    return stop_time(monkeypatch)


@pytest.fixture(scope="session")
def tables() -> Iterator[sqlite3.Connection]:
    """An empty database in memory, as the models make it, to be copied."""
    engine = create_engine("sqlite://")
    prepare(engine)
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(InstanceFact(name="salt", value=bytes(16)))
        begin(session, today=NOON.date())
        session.commit()
    with lent(engine) as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def session(tables: sqlite3.Connection) -> Iterator[Session]:
    """A plain session on an empty database in memory: no Flask."""
    engine = create_engine("sqlite://")
    prepare(engine)
    with lent(engine) as connection:
        tables.backup(connection)
    with Session(engine) as session:
        watch(session)
        yield session
    engine.dispose()


@pytest.fixture
def make(session: Session) -> Make:
    return Make(session)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database as the migrations make it, to be copied."""
    return migrated_in(tmp_path_factory.mktemp("migrated"))


@pytest.fixture
def settings(tmp_path: Path, migrated: Path) -> Settings:
    """The settings of a forum of one's own, without limits and holds so that tests may hurry."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    shutil.copy(migrated, folder / "lamplit.db")
    hurried = {"LAMPLIT_LIMITS": "off", "LAMPLIT_HOLD_FIRST_POSTS": "0"}
    return load({"LAMPLIT_DATA": str(folder)} | hurried)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    app = create_app(settings)
    app.extensions["failures"] = failures = []
    app.extensions["log_failure"] = failures.append
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def visit(app: Flask) -> Callable[[], Visitor]:
    """Makes a visitor: a browser of one's own."""
    return lambda: Visitor(app)


@pytest.fixture
def guest(app: Flask) -> Visitor:
    return Visitor(app)


@pytest.fixture
def member(app: Flask) -> Visitor:
    return Visitor(app).arrive()


@pytest.fixture
def inside(app: Flask) -> Callable[[], AbstractContextManager[Make]]:
    """`with inside() as make:` makes things in the running forum's database."""
    return partial(opened, app)
