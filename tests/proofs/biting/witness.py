"""What became of a test: whether it was red, and for a reason that proves something."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pytest

SAYING_CHARS = 4000


@dataclass
class Verdict:
    """`passed` and `refuted` are counted; `broken` says what else went wrong, and where."""

    passed: int = 0
    refuted: int = 0
    broken: list[str] = field(default_factory=list)

    @property
    def is_green(self) -> bool:
        return bool(self.passed) and not self.refuted and not self.broken

    @property
    def is_red(self) -> bool:
        """Whether an assertion failed, and nothing else did."""
        return bool(self.refuted) and not self.broken


class Witness:
    """Listens to pytest. An assertion that fails in a test refutes; all else is breakage."""

    def __init__(self, migrated: Path) -> None:
        self.verdict = Verdict()
        self._migrated = migrated

    @pytest.hookimpl(tryfirst=True)
    def pytest_fixture_setup(self, fixturedef: Any, request: pytest.FixtureRequest) -> Path | None:
        """Hand out the database that was made without a fault: making one takes longest."""
        if fixturedef.argname != "migrated":
            return None
        fixturedef.cached_result = (self._migrated, fixturedef.cache_key(request), None)
        return self._migrated

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: Any) -> Iterator[None]:
        report = yield
        is_claim = call.excinfo and call.excinfo.errisinstance(
            (AssertionError, pytest.fail.Exception)
        )
        if report.passed:
            self.verdict.passed += report.when == "call"
        elif report.when == "call" and is_claim:
            self.verdict.refuted += 1
        else:
            self._break(f"{report.when} of {report.nodeid}: {report.longreprtext}")
        return report

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._break(f"{report.nodeid} cannot be read: {report.longreprtext}")

    def _break(self, saying: str) -> None:
        self.verdict.broken.append(saying[-SAYING_CHARS:])

    def as_json(self) -> str:
        return json.dumps(asdict(self.verdict))
