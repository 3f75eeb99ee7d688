"""What attackers collect, as texts that rules look through, as rules, and on the pages of both."""

import json
from pathlib import Path

import pytest

from forum.care.wording.folding import fold
from forum.care.wording.matching import PATTERN, PHRASE, Wording, check_wording, find
from forum.errors import Refused
from forum.wordrules.models import Kind
from forum.wordrules.shipping import shipped_rules
from tests.journeys.drafts import keep

DATA = Path(__file__).parent / "data"
TEXTS = [
    text
    for name in ("blns", "owasp", "html5lib", "commonmark")
    for text in json.loads((DATA / f"{name}.json").read_text())
    if isinstance(text, str)
]
ASKED = [
    Wording(rule.kind, line)
    for rule in shipped_rules().values()
    for line in rule.text.splitlines()
    if line.strip()
]
CHARS = 15_000
OF_OURS = {"section", "h2", "div", "p", "b", "bdi"}
ON_THEM = {"class", "aria-labelledby", "id", "data-told", "data-word-rule", "data-tried", "role"}


def in_parts(texts: list[str]) -> list[str]:
    """Return all texts in as few as a post can hold."""
    parts = [""]
    for text in texts:
        if len(parts[-1]) + len(text) > CHARS:
            parts.append("")
        parts[-1] += f"{text[:CHARS]}\n\n"
    return parts


def test_the_collections_are_here():
    assert len(TEXTS) > 2_000


def test_every_text_is_looked_through_and_what_is_found_lies_in_it():
    for text in (*TEXTS, *in_parts(TEXTS)):
        assert fold(fold(text).text).text == fold(text).text
        for each in find(text, ASKED):
            assert text[each.start : each.end] == each.words != ""


def test_every_text_as_a_rule_is_refused_in_a_sentence_or_finds_itself():
    said = set()
    for text in TEXTS:
        for kind in (PHRASE, PATTERN):
            for line in text.splitlines()[:5]:
                try:
                    wording = check_wording(Wording(kind, line))
                except Refused as problem:
                    said.add(str(problem))
                    continue
                found = find(f"so {line} so", [wording])
                assert kind == PATTERN or found, repr(line)
    assert all(sentence.endswith(".") for sentence in said)


@pytest.fixture
def watched(inside):
    with inside() as make:
        make.board(slug="sleep", name="Sleep")
        make.word_rule(r"[^\s]{2,60}", kind=Kind.PATTERN, title="<b>x", why='"><script>y')


def strange(page, selector: str) -> list[str]:
    """Return the tags and attributes in a part of a page that are not ours."""
    [part] = page.all(selector)
    tags = [part, *part.find_all(lambda tag: True)]
    return [
        f"<{tag.name} {name}>"
        for tag in tags
        for name in (tag.attrs or {"": ""})
        if tag.name not in OF_OURS or (name and name not in ON_THEM)
    ]


def test_no_text_acts_on_the_page_that_tells_of_its_words(member, watched):
    for part in in_parts(TEXTS):
        page = keep(member, "/boards/sleep/new", title="A title", body=part, action="post")

        assert page.status == 422
        assert strange(page, "[data-told]") == []


def test_no_text_acts_on_the_page_where_it_is_tried(visit, watched):
    lead = visit().arrive_on_duty("lead")
    for part in in_parts(TEXTS):
        here = "/moderation/words/try"
        page = lead.send(lead.get("/moderation/words"), here, board="sleep", body=part)

        assert page.status == 200
        assert strange(page, "[data-tried]") == []


def test_every_text_as_a_rule_stands_on_the_list_as_plain_words(inside, visit, watched):
    with inside() as make:
        for text in TEXTS[::40]:
            if lines := [line for line in text.splitlines() if line.strip().isprintable()][:1]:
                try:
                    make.word_rule(lines[0], title=lines[0][:60], why=lines[0][:300])
                except Refused:
                    continue

    page = visit().arrive_on_duty("lead").get("/moderation/words")

    assert len(page.all("[data-rule]")) > 10
    assert page.all("[data-rule] script, [data-rule] img, [data-rule] [onerror]") == []
