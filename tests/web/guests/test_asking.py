"""What is a guest, and which guests are told apart."""

import pytest
from werkzeug.test import create_environ

from forum.web.guests.asking import Asked, Reading
from forum.web.look import Look

BROWSER = {"Accept-Encoding": "gzip, deflate, br", "Accept-Language": "es-MX, en;q=0.5"}


def speaks(header, chosen):
    return chosen or header[:2] or "en"


def asked(path="/t/abc?view=list", method="GET", headers=None, **more):
    environ = create_environ(path, method=method, headers=BROWSER | (headers or {}), **more)
    return Reading(speaks).asked(environ)


def test_a_page_is_told_by_all_that_it_depends_on():
    found = asked(headers={"Cookie": "look=plain.dark"})

    assert found == Asked("/t/abc", "view=list", Look(plain=True, theme="dark"), "es", "br")


@pytest.mark.parametrize(
    ("headers", "part"),
    [
        ({"Cookie": "look=dark"}, {"look": Look(theme="dark")}),
        ({"Cookie": "look=en"}, {"look": Look(language="en"), "language": "en"}),
        ({"Accept-Language": "de"}, {"language": "de"}),
        ({"Accept-Encoding": "gzip"}, {"way": "gzip"}),
        ({"Accept-Encoding": ""}, {"way": ""}),
    ],
)
def test_what_makes_another_page_is_told_apart(headers, part):
    assert asked(headers=headers) == asked()._replace(**part)


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "another"},
        {"Accept-Encoding": "br"},
        {"Accept-Language": "es;q=0.9"},
        {"Cookie": "look="},
        {"Cookie": "look=unheard.of"},
        {"Referer": "https://elsewhere.example/"},
    ],
)
def test_what_makes_no_other_page_is_not_told_apart(headers):
    assert asked(headers=headers) == asked()


@pytest.mark.parametrize(
    "cookie",
    [
        "s=abc",
        "__Host-s=abc",
        "look=dark; s=abc",
        "s=abc; look=dark",
        "s=",
        "said=abc",
        "region=de",
        "other=1",
        'look="dark"',
        "look=dark;",
        "look=dark, s=abc",
        "look=dark\x00",
        "look",
    ],
)
def test_whoever_sends_any_other_cookie_is_asked_who_they_are(cookie):
    assert asked(headers={"Cookie": cookie}) is None


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "OPTIONS"])
def test_only_a_look_at_a_page_is_answered_from_memory(method):
    assert asked(method=method) is None


@pytest.mark.parametrize(
    "unusual",
    [
        {"data": b"body"},
        {"environ_overrides": {"SCRIPT_NAME": "/below"}},
        {"headers": {"Transfer-Encoding": "chunked"}},
        {"headers": {"Accept-Language": "es," * 100}},
        {"headers": {"Accept-Encoding": "br," * 100}},
    ],
)
def test_what_no_browser_sends_goes_the_long_way(unusual):
    assert asked(**unusual) is None
