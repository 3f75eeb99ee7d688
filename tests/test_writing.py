"""What a person typed, and what others then read."""

from unicodedata import combining

import pytest
from markupsafe import Markup, escape

from forum import writing
from forum.writing import (
    DEPTH_MAX,
    LINKS_MAX,
    MARKS_MAX,
    SIGNS_MAX,
    excerpt,
    tidy,
    tidy_line,
    to_html,
    trusted,
)

FAMILY = "👩\u200d👩\u200d👧"
LONG = "https://a.example/" + "x" * 500
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


def link(href: str, words: str) -> str:
    return f'<a href="{href}" rel="nofollow noopener noreferrer ugc">{words}</a>'


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\u2028four\u2029five\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("a\0b\x1bc\x9bd\te", "abcd\te"),
        ("safe\u202egnp.exe\u202c \u2066in\u2069 \u2067out\u2069", "safegnp.exe in out"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("whole \ud83d\ude00 pair", "whole 😀 pair"),
        ("not\ufdd0 a\uffff char\U0010fffe", "not a char"),
        ("\ufeffhidden\U000e0068\U000e0069", "hidden"),
        ("  both ends \n and ends of lines  \n\n", "both ends\n and ends of lines"),
        ("cafe\u0301", "café"),
        ("\u200b\u2800\u3164\u200d\ufe0f", ""),
    ],
)
def test_tidying_keeps_the_words_and_drops_what_disturbs(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@pytest.mark.parametrize(
    "text",
    [
        f"{FAMILY} ❤️ 1️⃣ {SCOTLAND} 🇺🇦",
        "שָׁלוֹם \u200fא!\u200f",
        "مرحبا\u061c، می\u200cخواهم",
        "ภาษาไทยน้ำ",
        "བསྒྲུབས་",
        "क्षत्रिय",
        "Tiếng Việt",
        "בְּרֵאשִׁ֖ית",
    ],
)
def test_tidying_leaves_every_script_and_emoji_as_it_is(text: str) -> None:
    assert tidy(text) == text


def test_marks_cannot_pile_up_over_other_lines() -> None:
    pile = "\u0335\u0300\u200d" * 5_000

    assert tidy(f"z{pile}!") == "z" + "\u0335\u0300\u200d" * (MARKS_MAX // 2) + "!"


def test_marks_that_compose_into_two_count_as_two() -> None:
    thinned = tidy("z" + "\u0344" * MARKS_MAX)

    assert sum(map(combining, thinned)) == MARKS_MAX * combining("\u0301")


def test_a_title_is_one_line() -> None:
    assert tidy_line(" a\u00a0 title\n\tin   three\u2028lines ") == "a title in three lines"


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("one\ntwo\n\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>\n"),
        ("*so* **very** ***tired***", "<p><em>so</em> <strong>very</strong> "
         "<em><strong>tired</strong></em></p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("1. a\n2. b", '<ol>\n<li value="1">a</li>\n<li value="2">b</li>\n</ol>\n'),
        ("> kind\n> words\n\nyes", "<blockquote>\n<p>kind<br>\nwords</p>\n</blockquote>\n"
         "<p>yes</p>\n"),
        ("", ""),
    ],
)  # fmt: skip
def test_paragraphs_emphasis_lists_and_quotes_are_formatted(typed: str, html: str) -> None:
    assert to_html(typed) == html


@pytest.mark.parametrize(
    "typed",
    [
        "# not a heading",
        "a title\n---",
        "* * *",
        "- - -",
        "`code`",
        "```\nfence\n```",
        "| a | b |\n|---|---|",
        "<b>bold</b> <script>alert(1)</script>",
        "&lt; &copy; &#60;",
        "[words]: https-is-missing\n[words]",
        "¯\\_(ツ)_/¯ \\*a* C:\\dir\\",
        ">:( and >.<",
        ">:(\n>>>\n> ...",
        "+1\n+ 2",
        "5 * 3 * 2 = 30",
        "snake_case_name, f*** this",
        "007. Bond",
        "1986.",
        "I left in\n1986. Then I came back",
        "[x](javascript:alert(1)) [y](data:text/html,z) [z](/sign-out) [](q)",
        "mailto:a@b.example a@b.example tel:123 ftp://a.example",
        "me.you index.html example.org //example.org xhttps://a.example www.a@b.example",
        "https://bank.उदाहरण.example https://%65vil.example https:// https://. www. http://[",
    ],
)
def test_all_else_is_shown_exactly_as_it_was_typed(typed: str) -> None:
    assert to_html(typed) == f"<p>{escape(typed)}</p>\n".replace("&#34;", '"').replace(
        "&#39;", "'"
    ).replace("\n", "<br>\n", typed.count("\n"))


def test_an_indented_line_is_only_a_line() -> None:
    assert to_html("a\n\n      b") == "<p>a</p>\n<p>b</p>\n"


def test_a_year_at_the_start_of_a_line_keeps_its_number() -> None:
    html = to_html("1986. I left.\n1986. I wept.\n1990. I came back.")

    assert [html.count(f'<li value="{year}">') for year in (1986, 1987, 1990)] == [2, 0, 1]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("https://example.org/x_y_z", link("https://example.org/x_y_z", "https://example.org/x_y_z")),
        ("www.example.org", link("https://www.example.org", "www.example.org")),
        ("(see http://a.example/b(c).)",
         f"(see {link('http://a.example/b(c)', 'http://a.example/b(c)')}.)"),
        ("https://a.example?b=1&c=2",
         link("https://a.example?b=1&amp;c=2", "https://a.example?b=1&amp;c=2")),
        ("https://a.example，好", f"{link('https://a.example', 'https://a.example')}，好"),
        ("[what I *read*](https://example.org/x)",
         f"{link('https://example.org/x', 'what I <em>read</em>')} (example.org)"),
        ("[example.org](https://example.org/x)", link("https://example.org/x", "example.org")),
        ("![cat](https://a.example/cat.png)",
         f"!{link('https://a.example/cat.png', 'cat')} (a.example)"),
        ("[ ](https://a.example)", f"[ ]({link('https://a.example', 'https://a.example')})"),
        ("HTTPS://A.Example", link("HTTPS://A.Example", "HTTPS://A.Example")),
        (LONG, link(LONG, LONG)),
        ("[a](https://b.example 't')",
         f"[a]({link('https://b.example', 'https://b.example')} 't')"),
    ],
)  # fmt: skip
def test_a_link_shows_its_host(typed: str, shown: str) -> None:
    assert to_html(typed) == f"<p>{shown}</p>\n"


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("https://bank.example@evil.example/x", "evil.example"),
        ("https://bank.example:443@evil.example", "evil.example"),
        ("[https://bank.example](https://evil.example)", "evil.example"),
        ("[evil.example.bank.example](https://evil.example)", "evil.example"),
        ("https://аррӏе.example/x", "xn--80ak6aa92e.example"),
        ("[apple.example](https://аррӏе.example)", "xn--80ak6aa92e.example"),
    ],
)
def test_no_link_can_look_like_another_site(typed: str, host: str) -> None:
    assert to_html(typed).endswith(f"</a> ({host})</p>\n")


def test_a_backslash_cannot_hide_the_host() -> None:
    html = to_html("https://evil.example\\@bank.example")

    assert html == f"<p>{link('https://evil.example', 'https://evil.example')}\\@bank.example</p>\n"


def test_only_the_first_hundred_links_are_live() -> None:
    html = to_html("http://a.example [b](http://b.example) " * LINKS_MAX)

    assert html.count("<a ") == LINKS_MAX
    assert html.count("http://a.example</a>") == LINKS_MAX // 2
    assert html.count("[b](http://b.example)") == LINKS_MAX // 2


@pytest.mark.parametrize(("sign", "tag"), [("> ", "<blockquote>"), ("- ", "<ul>"), ("1. ", "<ol>")])
def test_lists_and_quotes_stop_nesting_and_become_words(sign: str, tag: str) -> None:
    html = to_html(sign * (DEPTH_MAX + 2) + "deep")

    assert html.count(tag) == DEPTH_MAX
    assert str(escape(sign * 2 + "deep")) in html


@pytest.mark.parametrize("typed", ["*a* " * SIGNS_MAX, "a\n" * (SIGNS_MAX + 1), "'\"" * SIGNS_MAX])
def test_a_text_with_too_many_signs_is_one_plain_paragraph(typed: str) -> None:
    html = to_html(typed)

    assert html == "<p>" + tidy(typed).replace("\n", "<br>\n", SIGNS_MAX) + "</p>"


def test_signs_of_html_look_alike_in_a_plain_paragraph() -> None:
    assert to_html("<&>" * SIGNS_MAX) == "<p>" + "＜＆＞" * SIGNS_MAX + "</p>"


def test_a_template_shows_trusted_html_as_html() -> None:
    html = trusted("<p>a</p>")

    assert isinstance(html, Markup)
    assert escape(html) == "<p>a</p>"


@pytest.mark.parametrize(
    ("source", "chars", "shown"),
    [
        ("short", 20, "short"),
        ("> you said\n\n*I* agree, **really**.", 40, "I agree, really."),
        ("> only\n> a quote", 20, "only a quote"),
        ("- one\n- two\n\n1986. Then", 40, "one two 1986. Then"),
        ("[what I read](https://example.org/x)", 40, "what I read (example.org)"),
        ("a <b> & c", 40, "a <b> & c"),
        (">:( no\n- - -\nend", 40, ">:( no - - - end"),
        ("the quick brown fox, it jumps", 24, "the quick brown fox…"),
        ("a 漢字漢字漢字", 6, "a 漢字漢…"),
        ("a" + "\n" * 100 + "b", 10, "a…"),
        ("", 10, ""),
    ],
)
def test_an_excerpt_is_the_opening_in_plain_words(source: str, chars: int, shown: str) -> None:
    assert excerpt(source, chars) == shown


def test_an_opening_without_marks_is_spared_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_MARKDOWN", None)

    assert excerpt('> you\n\nI & <b> "say"\\ 1) &lt;  \n\nso', 40) == 'I & <b> "say"\\ 1) &lt; so'
