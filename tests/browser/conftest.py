"""The browser and the running forum, for every test of this folder."""

import pytest

from tests.browser.leaving import WITHOUT, neutral, remembering, thread
from tests.browser.live import live, page, windowless
from tests.standing_still import begin_the_hour

__all__ = ["live", "neutral", "page", "remembering", "thread", "windowless"]


@pytest.fixture(autouse=True)
def time_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not here: what a page asks for by itself, later, must not come at the same moment.

    But no hour ends meanwhile, with which whoever was told to wait would begin anew.
    """
    begin_the_hour(monkeypatch)


@pytest.fixture
def browser_options(request: pytest.FixtureRequest) -> dict[str, object]:
    """How the `page` sees the world: without JavaScript, unless a test is given other options."""
    return getattr(request, "param", WITHOUT)
