"""A running forum and a real browser that visits it, watched: fixtures for tests with `browser`.

Import `live`, `chromium` and `page` in a conftest to use them. Every page is watched: at the end
of a test no request may have failed or gone elsewhere, and no policy may have been broken.
"""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.inside import opened
from tests.makers import Make
from tests.visitor import Visitor

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# An address at which nobody listens: whatever is asked of another host fails, without a network.
NOWHERE = "MAP * 127.0.0.1:9, EXCLUDE 127.0.0.1"
HERE = "127.0.0.1"
HARMLESS = (
    # Said of a feature that we switch off and this build of Chromium does not have.
    "Error with Permissions-Policy header: Unrecognized feature",
    # Said of each form that comes back with what is to be mended.
    "Failed to load resource: the server responded with a status of 422",
)


@dataclass(frozen=True)
class Live:
    """A forum that answers at `address`. `inside` makes things in its database."""

    app: Flask
    address: str
    inside: Callable[[], AbstractContextManager[Make]]

    def sign_in(self, context: BrowserContext) -> Visitor:
        """Let the browser be signed in, without the six words."""
        return self._give_cookie(context, Visitor(self.app).arrive())

    def sign_in_on_duty(self, context: BrowserContext, role: str = "moderator") -> Visitor:
        """Let the browser be staff's, with a code that was just given."""
        name = f"Steady {role.title()}"
        return self._give_cookie(context, Visitor(self.app).arrive_on_duty(role, name=name))

    def _give_cookie(self, context: BrowserContext, visitor: Visitor) -> Visitor:
        cookie = visitor.client.get_cookie("s")
        assert cookie is not None
        context.add_cookies([{"name": "s", "value": cookie.value, "url": self.address}])
        return visitor


@dataclass
class Watch:
    """What a browser did while somebody watched."""

    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> "Watch":
        context.on("request", self._note)
        context.on("requestfailed", self._note_failure)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        return self

    def _note(self, request: Request) -> None:
        host = urlsplit(request.url).hostname or request.url
        self.hosts.add(host)
        if host != HERE:
            self._complain(request, "foreign")

    def _note_failure(self, request: Request) -> None:
        # A browser drops what it is still loading when its person goes on to the next page.
        if request.failure != "net::ERR_ABORTED":
            self._complain(request, f"failed ({request.failure})")

    def _complain(self, request: Request, what: str) -> None:
        self.complaints.append(f"{what}: {request.url}")

    def _hear(self, message: ConsoleMessage) -> None:
        told_off = message.type in ("error", "warning")
        if told_off and not message.text.startswith(HARMLESS):
            self.complaints.append(message.text)


class _Silent(WSGIRequestHandler):
    def log(self, *args: object) -> None:
        pass


@contextmanager
def serving(app: Flask) -> Iterator[Live]:
    """Let the forum answer on a port of its own."""
    server = make_server(HERE, 0, app, threaded=True, request_handler=_Silent)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Live(app, f"http://{HERE}:{server.server_port}", partial(opened, app))
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def live(app: Flask) -> Iterator[Live]:
    """The forum of this test, answering on a port of its own."""
    with serving(app) as live:
        yield live


@contextmanager
def chromium_here() -> Iterator[Browser]:
    """Chromium, as this computer has it. It can reach this computer and nothing else."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=[*FLAGS, f"--host-resolver-rules={NOWHERE}"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with chromium_here() as browser:
        yield browser


@pytest.fixture(scope="session")
def windowless(chromium: Browser) -> Iterator[Browser]:
    """Chromium without windows, where it is here: it draws the same pages with half the work.

    For tests that only look at many pages. What a person does is done in the whole browser.
    """
    program = shutil.which("chromium-headless-shell")
    if program is None:
        yield chromium
        return
    # Letters are as wide as in the whole one, so lines break in the same places.
    flags = [*FLAGS, "--font-render-hinting=none", f"--host-resolver-rules={NOWHERE}"]
    browser = chromium.browser_type.launch(executable_path=program, args=flags)
    yield browser
    browser.close()


@pytest.fixture
def browser_options() -> dict[str, object]:
    """How the `page` sees the world; override it to choose. JavaScript is off unless chosen."""
    return {"java_script_enabled": False}


@pytest.fixture
def page(chromium: Browser, live: Live, browser_options: dict[str, object]) -> Iterator[Page]:
    """A page in a fresh browser. The test fails if it was told off or went elsewhere.

    It is closed before the forum is: what it still asks for must not meet a closed door.
    """
    context = chromium.new_context(**browser_options)
    watch = Watch().over(context)
    yield context.new_page()
    context.close()
    assert watch.complaints == [], watch.complaints
