"""The scripts: small, alone, and with no memory."""

import re

import pytest

from tests.look.sheet import ROOT, STATIC

LAYOUT = ROOT / "templates" / "_layout.html"
PAGES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))
LONGEST_LINES = 200
PAGE_BYTES = 7 * 1024
ASKED_FOR = re.compile(r"asset\('js/([a-z]+\.js)'\)")
# What moderators alone load, when they asked for it, and how large that may be.
OF_STAFF, STAFF_BYTES = "queue.js", 3 * 1024
# What keeps something about a person in the browser, reaches out, or writes words as page.
FORBIDDEN = [
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "document.cookie",
    "caches",
    "serviceWorker",
    "XMLHttpRequest",
    "sendBeacon",
    "WebSocket",
    "import",
    "http://",
    "https://",
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "Function(",
    ".style",
]
# The scripts that send what is typed, and where to: addresses that the page itself names.
SENDS = {"draft.js": 'fetch(form.getAttribute("action"),', "alike.js": "fetch(place.dataset.alike,"}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_keeps_nothing_and_asks_nobody(script):
    source = script.read_text()

    assert [word for word in FORBIDDEN if word in source] == []
    there = source.count(SENDS.get(script.name, "fetch("))
    assert source.count("fetch(") == there == (script.name in SENDS)
    assert source.startswith("// ")
    assert len(source.splitlines()) < LONGEST_LINES


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_asked_for_by_some_page(script):
    pages = [path.read_text() for path in PAGES]

    assert any(f"asset('js/{script.name}')" in page for page in pages)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_scripts_of_a_page_are_small_together(page):
    names = {*ASKED_FOR.findall(page.read_text()), *ASKED_FOR.findall(LAYOUT.read_text())}
    sizes = {name: (STATIC / "js" / name).stat().st_size for name in names}

    assert sizes.pop(OF_STAFF, 0) <= STAFF_BYTES
    assert sum(sizes.values()) <= PAGE_BYTES


def test_the_way_out_works_by_three_presses_and_leaves_nothing_to_go_back_to():
    source = (STATIC / "js" / "exit.js").read_text()

    assert "location.replace(" in source
    assert 'KEYS = ["Shift", "Escape"]' in source
    assert "PRESSES = 3" in source
    assert "event.persisted" in source
