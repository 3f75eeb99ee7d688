"""The browser and the running forum, for every test of this folder."""

from tests.browser.live import browser_options, chromium, live, page

__all__ = ["browser_options", "chromium", "live", "page"]
