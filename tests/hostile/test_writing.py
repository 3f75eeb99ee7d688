"""What attackers collect, typed into our form: it must come out as plain words."""

import json
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from unittest.mock import patch
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings, strategies as st

from forum import writing
from forum.writing import (
    DEPTH_MAX,
    LINKS_MAX,
    SIGNS_MAX,
    _first_lock,
    _second_lock,
    excerpt,
    tidy,
    tidy_line,
    to_html,
)
from tests.hostile.reading import dangers, depth, links, slips, visible

COLLECTIONS = ("blns", "owasp", "html5lib", "commonmark")
STAGES = (to_html, _first_lock, _second_lock)

PIECES = (
    *("*", "**", "_", "__", "`", "```", "> ", ">", "- ", "+ ", "1. ", "7) ", "01. ", "# ", "---"),
    *("\n", "\n\n", "\r\n", "\u2028", " ", "    ", "\t", "[", "]", "](", ")", "![", "\\", '"', "'"),
    *("<", ">", "&", "&lt;", "&#x3c;", "<b>", "</p>", "<script>", "<!--", "<![CDATA[", "<?x"),
    *("http://", "https://", "www.", "javascript:", "data:", "@", "example.org", "/", "?", "#"),
    *(":", ".", ",", "[a](https://x@y.example/(z))", "[b](www.b.example)", "http://[::1]/", "xn--"),
    *(
        "a",
        "B",
        "7",
        "é",
        "e\u0301",
        "\u0301" * 9,
        "\u0344",
        "\u0338",
        "漢",
        "ש",
        "ก็",
        "\u0cc6\u0cc2",
    ),
    *("\u202e", "\u2067", "\u200d", "\ufeff", "\ud800", "\udc00", "\0", "\x1b", "\ufdd0", "\uffff"),
    *("👩‍👩‍👧", "\U0001f3f4", "\U000e0067", "\U000e007f", "。", "／", "＠", "ſ"),
)
NEARLY_PLAIN = (
    "a",
    "é",
    " ",
    "\n",
    "\n\n",
    "&",
    "<",
    ">",
    '"',
    "'",
    "&amp;",
    "&#x41;",
    "<br>",
    "</p>",
)
any_text = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30).map("".join)
thorough = settings(deadline=None, max_examples=300)


def texts(collection: str) -> list[str]:
    file = Path(__file__).parent / "data" / f"{collection}.json"
    return list(json.loads(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("collection", COLLECTIONS)
@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_lets_anything_through_that_acts(
    stage: Callable[[str], str], collection: str
) -> None:
    found = {text: dangers(stage(text)) for text in texts(collection)}

    assert len(found) > 100
    assert {text: said for text, said in found.items() if said} == {}


@pytest.mark.parametrize("collection", COLLECTIONS)
@pytest.mark.parametrize("stage", [to_html, _second_lock])
def test_no_link_leaves_without_our_rel_or_stays_within_the_site(
    stage: Callable[[str], str], collection: str
) -> None:
    found = {text: slips(stage(text)) for text in texts(collection)}

    assert {text: said for text, said in found.items() if said} == {}


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_letter_of_an_attack_can_still_be_read(collection: str) -> None:
    typed = [text for text in texts(collection) if "](" not in text]

    assert [text for text in typed if lost(text, to_html(text))] == []


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_the_locks_find_nothing_to_do(collection: str) -> None:
    for html in map(to_html, texts(collection)):
        assert _second_lock(_first_lock(html)) == html


@thorough
@given(st.lists(st.sampled_from(NEARLY_PLAIN), max_size=12).map("".join))
def test_what_the_first_lock_lets_by_unopened_is_what_it_would_have_made_of_it(typed: str) -> None:
    quickly = to_html(typed)

    with patch.object(writing, "_PLAIN", re.compile("(?!)")):
        assert to_html(typed) == quickly


@pytest.mark.parametrize(
    "html", ["<p>a<br/>b</p>", "<P>a</P>", "<p >a</p>", "<p>&#60;b</p>", "<p>"]
)
def test_the_first_lock_opens_whatever_is_not_plain(html: str) -> None:
    assert not writing._PLAIN.fullmatch(html)


@pytest.mark.parametrize("open_lock", ["_first_lock", "_second_lock"])
@pytest.mark.parametrize(
    ("attack", "sign"),
    [
        ("<p>a<script>alert(1)</script></p>", "<script"),
        ('<a href="javascript:alert(1)">a</a>', "javascript"),
        ('<p onclick="alert(1)" style="color:red" title="t" lang="x" class="c">a</p>', '="'),
        ('<img src="https://a.example/pixel.png">', "<img"),
        ("<!-- a -->", "<!--"),
    ],
)
def test_when_all_before_fails_either_lock_holds_alone(
    monkeypatch: pytest.MonkeyPatch, open_lock: str, attack: str, sign: str
) -> None:
    monkeypatch.setattr(writing._MARKDOWN, "render", str)
    monkeypatch.setattr(writing, open_lock, str)

    html = to_html(attack)

    assert sign in attack
    assert sign not in html


@thorough
@given(any_text)
def test_whatever_is_typed_the_page_stays_inert(typed: str) -> None:
    html = to_html(typed)

    assert dangers(html) + slips(html) == []
    assert depth(html) < 2 * DEPTH_MAX + 20
    assert html.count("<a ") <= LINKS_MAX


@thorough
@given(any_text.filter(lambda typed: "](" not in typed))
def test_whatever_is_typed_no_letter_or_number_vanishes(typed: str) -> None:
    assert not lost(typed, to_html(typed))


@thorough
@given(any_text)
def test_whatever_is_typed_a_link_shows_where_it_goes(typed: str) -> None:
    html = to_html(typed)

    for href, words, after in re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>(.{0,300})', html):
        host = urlsplit(href).netloc.rpartition("@")[2].lower()
        shown = re.sub("^https?://", "", re.sub("<[^>]*>", "", words).lower())
        assert shown.startswith(host) or after.startswith(f" ({host.rpartition(':')[0] or host})")
    assert len(links(html)) == html.count("<a href")


@thorough
@given(any_text)
def test_tidying_twice_changes_nothing_more(typed: str) -> None:
    assert tidy(tidy(typed)) == tidy(typed)
    assert tidy_line(tidy_line(typed)) == tidy_line(typed)


@thorough
@given(any_text, st.integers(min_value=1, max_value=80))
def test_an_excerpt_is_one_line_and_never_too_long(typed: str, chars: int) -> None:
    shown = excerpt(tidy(typed), chars)

    assert len(shown) <= chars
    assert "\n" not in shown


@thorough
@given(any_text, st.integers(min_value=1, max_value=80))
def test_an_excerpt_is_the_same_by_the_short_way(typed: str, chars: int) -> None:
    text = tidy(typed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "_MARKED", re.compile(""))
        by_the_long_way = excerpt(text, chars)

    assert excerpt(text, chars) == by_the_long_way


@pytest.mark.parametrize("piece", ["<b>", "&", "\n", "*a* ", "- a\n", "a\n\n", "_*", '"', "> a\n"])
def test_a_text_of_nothing_but_signs_stays_readable_and_small(piece: str) -> None:
    typed = (piece * 20_000)[:20_000]

    html = to_html(typed)

    assert dangers(html) == []
    assert html.count("<") <= SIGNS_MAX + 2
    assert not lost(typed, html)


def lost(typed: str, html: str) -> bool:
    """Say whether a letter or number of the text is missing in what a person sees.

    Zeros do not count: the number of a list item loses those before it.
    """
    seen = iter(visible(html))
    return not all(char in seen for char in tidy(typed) if char.isalnum() and char != "0")


def test_words_in_ascii_are_tidied_like_all_others():
    """They go a quicker way: with another letter behind them they do not."""
    for first, second in product(map(chr, range(0x80)), repeat=2):
        typed = f"a{first}{second}b"
        assert tidy(f"{typed} é") == f"{tidy(typed)} é"


WORDS = ("word", "É", "it’s", " ", " ", "\n", "\n\n", "7", "-", "www")
# About half of these texts are words alone.
words_and_pieces = st.lists(st.sampled_from(WORDS + PIECES[:12]), max_size=9).map("".join)


@given(any_text | words_and_pieces)
def test_words_alone_are_drawn_as_markdown_draws_them(typed):
    drawn = _second_lock(_first_lock(writing._MARKDOWN.render(tidy(typed))))

    assert to_html(typed) == drawn
