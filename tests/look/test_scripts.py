"""The scripts: small, alone, and with no memory."""

import pytest

from tests.look.sheet import ROOT, STATIC

SCRIPTS = sorted((STATIC / "js").glob("*.js"))
LONGEST_LINES = 200
ALL_BYTES = 7 * 1024
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
# The one script that sends what is typed, and where to: the form's own address.
SENDS, THERE = "draft.js", 'fetch(form.getAttribute("action"),'


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_keeps_nothing_and_asks_nobody(script):
    source = script.read_text()

    assert [word for word in FORBIDDEN if word in source] == []
    assert source.count("fetch(") == source.count(THERE) == (script.name == SENDS)
    assert source.startswith("// ")
    assert len(source.splitlines()) < LONGEST_LINES


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_asked_for_by_some_page(script):
    pages = [path.read_text() for path in (ROOT / "templates").rglob("*.html")]

    assert any(f"asset('js/{script.name}')" in page for page in pages)


def test_all_scripts_together_are_small():
    sizes = {script.name: script.stat().st_size for script in SCRIPTS}

    assert sizes.pop(OF_STAFF) <= STAFF_BYTES
    assert sum(sizes.values()) <= ALL_BYTES


def test_the_way_out_works_by_three_presses_and_leaves_nothing_to_go_back_to():
    source = (STATIC / "js" / "exit.js").read_text()

    assert "location.replace(" in source
    assert 'KEYS = ["Shift", "Escape"]' in source
    assert "PRESSES = 3" in source
    assert "event.persisted" in source
