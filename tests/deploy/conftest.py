"""One forum behind one nginx for all tests of a file, and a browser that finds it by its name."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.live import FLAGS
from tests.deploy.fronted import NAME, Place, forum, make_certificate, nginx, place


@pytest.fixture(scope="module")
def fronted() -> Iterator[Place]:
    with place() as at:
        make_certificate(at)
        with forum(at), nginx(at, "nginx/nginx.conf"):
            yield at


@pytest.fixture(scope="module")
def visitor(fronted: Place, chromium: Browser) -> Iterator[Browser]:
    """A second Chromium, which finds the forum's name on this computer and nothing else."""
    found = f"--host-resolver-rules=MAP {NAME}:443 127.0.0.1:{fronted.https}, MAP * 127.0.0.1:9"
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    # Playwright may be started once in a process: the first browser's makes this one, too.
    browser = chromium.browser_type.launch(executable_path=program, args=[*FLAGS, found])
    yield browser
    browser.close()
