"""How heavy a visit is, in a real browser: people come on old phones, over slow and dear lines."""

import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from werkzeug.test import run_wsgi_app

from forum.public_ids import to_text
from tests.browser.live import Live

pytestmark = pytest.mark.browser
SAMPLES = Path(__file__).parents[2] / "forum" / "seeding" / "samples"
POSTS, SAMPLES_IN_A_POST = 50, 5
HTML_BYTES, VISIT_BYTES, VISIT_REQUESTS = 20 * 1024, 120 * 1024, 6
WITH_SCRIPTS = {"java_script_enabled": True}
FIRST_PAINT = """() => new Promise(done =>
  new PerformanceObserver(seen => {
    const words = seen.getEntriesByName("first-contentful-paint");
    if (words.length) done(words[0].name);
  }).observe({ type: "paint", buffered: true }))"""
SCRIPTED = pytest.mark.parametrize("browser_options", [WITH_SCRIPTS], indirect=True)


@dataclass(frozen=True)
class Sent:
    """One answer: where it came from, and its bytes with its headers."""

    path: str
    bytes: int


@contextmanager
def weighing(live: Live) -> Iterator[list[Sent]]:
    """Note what the forum sends meanwhile."""
    sent: list[Sent] = []
    usual = live.app.wsgi_app

    def weighed(environ, start_response):
        parts, status, headers = run_wsgi_app(usual, environ, buffered=True)
        body = list(parts)
        heads = sum(len(name) + len(value) + 4 for name, value in headers)
        sent.append(Sent(environ["PATH_INFO"], heads + sum(map(len, body))))
        start_response(status, headers.to_wsgi_list())
        return body

    live.app.wsgi_app = weighed
    try:
        yield sent
    finally:
        live.app.wsgi_app = usual


def sample_words() -> list[str]:
    """Return what people say in the demonstration, in their own words, each post once."""
    boards = [json.loads(file.read_text("utf-8")) for file in sorted(SAMPLES.glob("*.json"))]
    return [
        post["body"] for board in boards for thread in board["threads"] for post in thread["posts"]
    ]


@pytest.fixture
def address(live: Live) -> str:
    """The address of a thread of 50 posts of about 90 words, each an answer to an earlier one."""
    said = sample_words()
    parts = [said[n : n + SAMPLES_IN_A_POST] for n in range(0, len(said), SAMPLES_IN_A_POST)]
    bodies = ["\n\n".join(part) for part in parts][:POSTS]
    assert len(bodies) == POSTS
    with live.inside() as make:
        thread = make.thread(board=make.board(slug="sleep"), body=bodies[0])
        posts = [make.opening_of(thread)]
        for number, body in enumerate(bodies[1:]):
            posts.append(make.reply(thread, parent=posts[number // 2], body=body))
        return f"{live.address}/t/{to_text(thread.id)}"


def test_a_thread_of_fifty_posts_is_a_small_page(live: Live, address):
    page = live.app.test_client().get(address.removeprefix(live.address))

    assert page.text.count("data-post=") == POSTS
    assert len(gzip.compress(page.data, 6)) <= HTML_BYTES


@SCRIPTED
def test_a_first_visit_is_light_and_the_next_is_a_page_alone(page: Page, live: Live, address):
    # Given somebody who comes for the first time
    with weighing(live) as first:
        page.goto(address)
        page.evaluate("document.fonts.ready.then(() => 0)")
        page.wait_for_load_state("networkidle")

    # When they come again, and read on
    with weighing(live) as second:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.goto(f"{live.address}/help")
        page.wait_for_load_state("networkidle")

    # Then the first visit was light, and the second asked for pages and nothing else
    assert sum(each.bytes for each in first) <= VISIT_BYTES, first
    assert len(first) <= VISIT_REQUESTS, first
    assert {".css", ".js", ".woff2"} <= {Path(each.path).suffix for each in first}
    assert [each.path for each in second] == [address.removeprefix(live.address), "/help"]


def test_words_are_painted_before_a_font_has_come(chromium: Browser, live: Live, address):
    """The fonts are held back for ever; the words are there all the same."""
    context = chromium.new_context()
    page, held = context.new_page(), []
    page.route("**/*.woff2", lambda route: held.extend([route]))

    page.goto(address, wait_until="commit")
    painted = page.evaluate(FIRST_PAINT)
    is_read = page.locator(".words").first.is_visible()
    context.close()

    assert painted == "first-contentful-paint"
    assert held, "the page asks for its fonts"
    assert is_read


def test_nothing_jumps_when_the_fonts_come(chromium: Browser, live: Live, address):
    """Lines of a device's own face are as high as those of ours, and break in the same places."""
    heights = {}
    for blocked in (True, False):
        context = chromium.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        if blocked:
            page.route("**/*.woff2", lambda route: route.abort())
        page.goto(address)
        page.evaluate("document.fonts.ready.then(() => 0)")
        heights[blocked] = page.evaluate("document.body.scrollHeight")
        context.close()

    assert abs(heights[True] / heights[False] - 1) < 0.02, heights
