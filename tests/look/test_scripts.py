"""The scripts: small, alone, without a sentence, and with next to no memory."""

import gzip
import re

import pytest

from forum.web.assets import Assets
from tests.look.sheet import ROOT, STATIC

PAGES = sorted((ROOT / "templates").rglob("*.html"))
LAYOUT = ROOT / "templates" / "_layout.html"
SCRIPTS = sorted((STATIC / "js").rglob("*.js"))
LONGEST_LINES = 200
SENT_BYTES = 6 * 1024  # all together, as they are sent; what moderators' keys add is half of that
ASKED_FOR = re.compile(r"<script[^>]*asset\('([a-z/]+\.js)'\)")
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
# The one script that keeps something, for this visit of this tab; it asks whether it may.
KEEPS = {"fold.js": "sessionStorage"}
# The scripts that send what is typed, and where to: addresses that the page itself names.
SENDS = {
    "draft.js": 'fetch(form.getAttribute("action"),',
    "preview.js": 'fetch(form.getAttribute("action"),',
    "alike.js": "fetch(place.dataset.alike,",
}
QUOTED = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`")
# Two words that follow each other, or one with a capital letter: somebody would read that.
SENTENCE = re.compile(r"[A-Za-z’]{2,} [A-Za-z’]{2,}|^[A-Z][a-z’]+\W*$")
KEYS = {"Shift", "Escape"}


def sentences(source: str) -> list[str]:
    """Return what stands in quotes in a script, outside its comments, and reads like words."""
    code = re.sub(r"(^|\s)//.*", "", source)
    quoted = ["".join(found) for found in QUOTED.findall(code)]
    return [words for words in quoted if SENTENCE.search(words) and words not in KEYS]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_keeps_nothing_and_asks_nobody(script):
    source = script.read_text()

    assert [w for w in FORBIDDEN if w in source and w != KEEPS.get(script.name)] == []
    there = source.count(SENDS.get(script.name, "fetch("))
    assert source.count("fetch(") == there == (script.name in SENDS)
    assert source.startswith("// ")
    assert len(source.splitlines()) < LONGEST_LINES


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_holds_no_sentence_since_those_are_translated(script):
    assert sentences(script.read_text()) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('status.textContent = "Kept a moment ago.";', ["Kept a moment ago."]),
        ("document.title = 'Loading';", ["Loading"]),
        ("say(`Sending…`)", ["Sending…"]),
        ('// Say "this is a comment".', []),
        ('const KEYS = ["Shift", "Escape"]; find("input[name=case]")', []),
    ],
)
def test_a_sentence_in_a_script_is_found(source, found):
    assert sentences(source) == found


def test_each_page_asks_for_one_script_and_the_queue_for_another():
    asked = {page.name: ASKED_FOR.findall(page.read_text()) for page in PAGES}

    assert {name: scripts for name, scripts in asked.items() if scripts} == {
        "_layout.html": ["site.js"],
        "queue.html": ["desk.js"],
        "case.html": ["desk.js"],
    }


def test_all_scripts_are_small_together():
    assets = Assets(STATIC)

    for name, most in (("site.js", SENT_BYTES), ("desk.js", SENT_BYTES // 2)):
        assert 0 < len(gzip.compress(assets.by_name[name].content)) <= most


def test_the_way_out_works_by_three_presses_and_leaves_nothing_to_go_back_to():
    source = (STATIC / "js" / "exit.js").read_text()

    assert "location.replace(" in source
    assert 'KEYS = ["Shift", "Escape"]' in source
    assert "PRESSES = 3" in source
    assert "event.persisted" in source
    assert 'blocking="render"' in LAYOUT.read_text()
