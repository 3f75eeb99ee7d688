"""What the tests of leaving share: a neutral page to go to, a thread to leave, a way to look.

Import `neutral`, `thread` and `remembering` in a conftest to use them.
"""

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from flask import Flask, request
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from forum.public_ids import to_text
from tests.browser.live import FLAGS, HERE, NOWHERE, Live, _Silent

WITHOUT, WITH = {"java_script_enabled": False}, {"java_script_enabled": True}
TELLING = "Leaving him"
PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [*FLAGS, f"--host-resolver-rules={NOWHERE}"]


@dataclass
class Neutral:
    """A page that has nothing to do with us, and what browsers told it."""

    address: str = ""
    told: list[dict[str, str]] = field(default_factory=list)


@pytest.fixture
def neutral(live: Live) -> Iterator[Neutral]:
    """The operator's neutral page, on another port of this computer."""
    weather, seen = Flask("weather"), Neutral()

    @weather.get("/")
    def show() -> str:
        seen.told.append(dict(request.headers))
        return "<title>Weather</title><link rel='icon' href='data:,'><h1>Weather</h1>"

    server = make_server(HERE, 0, weather, threaded=True, request_handler=_Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    seen.address = f"http://{HERE}:{server.server_port}/"
    forum = live.app.extensions
    forum["settings"] = replace(forum["settings"], exit_url=seen.address)
    yield seen
    server.shutdown()
    server.server_close()


@pytest.fixture
def thread(live: Live, neutral: Neutral) -> str:
    """The address of a thread that nobody else is to see."""
    with live.inside() as make:
        board, body = (
            make.board(slug="sleep", name="Sleep"),
            f"See [the weather]({neutral.address}).",
        )
        thread = make.thread(board=board, title=TELLING, body=body)
    return f"{live.address}/t/{to_text(thread.id)}"


@pytest.fixture
def remembering(chromium: Browser) -> Iterator[Browser]:
    """A browser that keeps pictures of pages for Back, as people's browsers do."""
    browser = chromium.browser_type.launch(
        executable_path=PROGRAM,
        args=ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser
    browser.close()


def press(page: Page, key: str, times: int) -> None:
    for _ in range(times):
        page.keyboard.press(key)


def is_covered(page: Page) -> bool:
    return page.locator("html[data-covered]").count() == 1
