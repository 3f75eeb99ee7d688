"""The browser and the running forum, for every test of this folder."""

import pytest

from tests.browser.leaving import WITHOUT, neutral, remembering, thread
from tests.browser.live import live, page, windowless

__all__ = ["live", "neutral", "page", "remembering", "thread", "windowless"]


@pytest.fixture(autouse=True)
def time_stands() -> None:
    """Not here: what a page asks for by itself, later, must not come at the same moment."""


@pytest.fixture
def browser_options(request: pytest.FixtureRequest) -> dict[str, object]:
    """How the `page` sees the world: without JavaScript, unless a test is given other options."""
    return getattr(request, "param", WITHOUT)
