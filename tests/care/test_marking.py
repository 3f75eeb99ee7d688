"""Marks in our own HTML: they wrap details, and nothing else of it changes."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from forum.care.details.finding import find
from forum.care.marking import marked, marked_line
from forum.writing import to_html

HOSTILE = Path(__file__).parents[1] / "hostile" / "data"
MARK = re.compile(r'<mark data-detail="(?:phone|email|link|address|date|name|place)">|</mark>')
NEARLY = ["my name is ", "Jane ", "**Smith**", "*", "_", "07700 ", "900123", "jane@post.example"]
NEARLY += ["<", "&", "'", '"', "\n", "\n\n", "- ", "> ", "12 Acacia Road", "[a](http://a.example)"]
NEARLY += ["http://instagram.com/jane?a=1&b=2 ", "<mark>", "</p>", "LS6 2AB", "@jane_d ", "&amp;"]
TEXTS = st.lists(st.sampled_from(NEARLY) | st.text(max_size=4), max_size=30).map("".join)


def is_well_nested(html):
    """Return whether each tag closes what was opened last, and no mark holds a tag."""
    around = []
    for closes, tag in re.findall(r"<(/?)(\w+)[^>]*>", html):
        if closes and (not around or around.pop() != tag):
            return False
        if not closes and (around[-1:] == ["mark"]):
            return False
        if not closes and tag != "br":
            around.append(tag)
    return around == []


def test_a_detail_is_wrapped_and_says_its_kind():
    html = marked("<p>Ring 07700 900123 today.</p>")

    assert html == '<p>Ring <mark data-detail="phone">07700 900123</mark> today.</p>'


def test_a_detail_that_runs_through_a_tag_is_wrapped_piece_by_piece():
    html = marked("<p>my name is Jane <strong>Smith</strong>.</p>")

    assert html == (
        '<p>my name is <mark data-detail="name">Jane </mark>'
        '<strong><mark data-detail="name">Smith</mark></strong>.</p>'
    )


def test_a_detail_on_two_lines_leaves_the_end_of_the_line_alone():
    html = marked("<p>12 Acacia Avenue<br>\nLS6 2AB</p>")

    assert html == (
        '<p><mark data-detail="address">12 Acacia Avenue</mark><br>\n'
        '<mark data-detail="address">LS6 2AB</mark></p>'
    )


def test_a_paragraph_ends_what_came_before():
    assert "<mark" not in marked("<p>my name is</p>\n<p>Jane</p>")


def test_escaped_signs_are_read_as_what_they_stand_for_and_stay_escaped():
    html = marked("<p>at Smith &amp; Sons Bakery, my name is O&#39;Hara</p>")

    assert "&amp;" in html
    assert '<mark data-detail="name">O</mark><mark data-detail="name">&#39;</mark>' in html
    assert MARK.sub("", html) == "<p>at Smith &amp; Sons Bakery, my name is O&#39;Hara</p>"


def test_the_words_of_a_link_to_somebodys_own_page_are_marked_and_its_tag_is_not():
    html = to_html("[see *me*](https://instagram.com/jane.doe) or [read](https://mind.org.uk)")

    shown = marked(html)

    assert MARK.sub("", shown) == html
    assert '><mark data-detail="link">see </mark><em><mark data-detail="link">me</mark>' in shown
    assert shown.count("<mark") == 2


@settings(deadline=None)
@given(TEXTS)
def test_without_its_marks_the_html_is_what_it_was(text):
    html = to_html(text)

    shown = marked(html)

    assert MARK.sub("", shown) == html
    assert is_well_nested(shown)


@pytest.mark.parametrize("collection", ["blns", "owasp", "html5lib", "commonmark"])
def test_no_hostile_text_changes_what_is_around_the_marks(collection):
    texts = json.loads((HOSTILE / f"{collection}.json").read_text(encoding="utf-8"))
    pages = [to_html(f"my name is Jane {text[:2000]} 07700 900123") for text in texts]

    shown = [marked(html) for html in pages]

    assert [MARK.sub("", html) for html in shown] == pages
    assert [html for html in shown if not is_well_nested(html)] == []


@pytest.mark.parametrize(
    "text",
    [
        "My name is Jane Smith and *I* live at 12 Acacia Avenue, Leeds LS6 2AB.",
        "- ring 07700 900123\n- or jane@post.example\n\n> born on 3 March 1987",
        "I go to Hillside High School & my insta is @jane_d",
    ],
)
def test_what_is_marked_in_the_page_is_what_is_found_in_the_text(text):
    shown = re.findall(r'data-detail="(\w+)"', marked(to_html(text)))

    assert shown == [detail.kind for detail in find(text)]


def test_a_title_is_escaped_and_marked():
    assert marked_line("<b> my name is Jane & I am tired") == (
        '&lt;b&gt; my name is <mark data-detail="name">Jane</mark> &amp; I am tired'
    )


@given(st.text())
def test_a_title_holds_no_markup_but_marks(text):
    shown = MARK.sub("", marked_line(text))

    assert not re.search("[<>\"']", shown)


def numbered(text):
    return {detail.mark: number for number, detail in enumerate(find(text), start=1)}


def test_a_number_stands_before_each_mark_of_its_detail():
    text = "my name is Jane. Jane is at jane@post.example."

    assert marked(f"<p>{text}</p>", numbered(text)) == (
        '<p>my name is <span class="num">1</span><mark data-detail="name">Jane</mark>. '
        'Jane is at <span class="num">2</span><mark data-detail="email">jane@post.example</mark>.'
        "</p>"
    )


def test_a_detail_in_pieces_has_its_number_once():
    html = marked(
        "<p>my name is Jane <strong>Smith</strong>.</p>", numbered("my name is Jane Smith")
    )

    assert html == (
        '<p>my name is <span class="num">1</span><mark data-detail="name">Jane </mark>'
        '<strong><mark data-detail="name">Smith</mark></strong>.</p>'
    )


def test_words_that_hide_a_link_have_the_number_of_the_link():
    text = "Look [here](https://www.facebook.com/jane.doe.51) please."

    assert '<span class="num">1</span><mark data-detail="link">here' in marked(
        to_html(text), numbered(text)
    )


def test_a_title_has_numbers_too():
    assert marked_line("my name is Jane", numbered("my name is Jane")) == (
        'my name is <span class="num">1</span><mark data-detail="name">Jane</mark>'
    )
