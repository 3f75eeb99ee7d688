"""Proof 6, without a browser: every address in all that we send is ours."""

import pytest

from forum.app import ROOT
from forum.public_ids import to_text
from forum.web.assets import Assets
from forum.web.headers import POLICY
from tests.proofs.addresses import (
    foreign_in_headers,
    foreign_in_page,
    foreign_in_script,
    foreign_in_style,
    is_ours,
)
from tests.proofs.scanning import listening
from tests.proofs.walking import walk

EXIT = "https://www.wikipedia.org/"
TYPED = "A [link](https://example.org/a?b=c), www.example.com, ![p](https://example.net/i.png)"


def test_every_address_in_every_answer_is_ours(app, visit, inside):
    # Given a forum in which people have put links wherever they can write
    with inside() as make:
        make.board(slug="sleep", name="https://example.org", description=TYPED, rules=TYPED)

    # When everything is read and every form is sent
    with listening(app) as heard:
        walk(app, visit, board="sleep", title=TYPED, body=TYPED)

    # Then nothing that was sent leads elsewhere but the links of members, help and the way out
    pages = [a for a in heard if dict(a.headers)["Content-Type"].startswith("text/html")]
    assert len({page.path for page in pages}) > 15
    assert any(b"example.org/a?b=c" in page.body for page in pages)
    assert [found for a in heard for found in foreign_in_headers(a.headers)] == []
    assert [f for page in pages for f in foreign_in_page(page.body.decode(), exit_url=EXIT)] == []


def test_styles_and_scripts_load_nothing_from_elsewhere():
    assets = Assets(ROOT / "static").by_name
    styles = [a.content.decode() for name, a in assets.items() if name.endswith(".css")]
    scripts = [path.read_text() for path in (ROOT / "static" / "js").rglob("*.js")]

    assert len(styles) == 1
    assert len(scripts) >= 5
    assert [found for text in styles for found in foreign_in_style(text)] == []
    assert [found for text in scripts for found in foreign_in_script(text)] == []


def test_what_a_style_asks_for_is_there(app, guest):
    sheet = Assets(ROOT / "static").by_name["site.css"].content.decode()
    asked = [part.split('"')[1] for part in sheet.split("url(")[1:]]

    assert asked
    assert {guest.client.get(address).status_code for address in asked} == {200}


def test_the_policy_names_no_source_but_ourselves():
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))

    assert rules["default-src"] == "'none'"
    assert set(rules.values()) == {"'none'", "'self'"}
    assert rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert not {"object-src", "frame-src", "worker-src", "media-src"} & set(rules)


@pytest.mark.parametrize(
    "planted",
    [
        "<img src='https://example.org/a.png'>",
        "<img srcset='/a.png 1x, //example.org/b.png 2x'>",
        "<link rel='stylesheet' href='//example.org/a.css'>",
        "<script src='/\\example.org/a.js'></script>",
        "<form action='https://example.org/'></form>",
        "<button formaction='http://example.org'></button>",
        "<meta http-equiv='refresh' content='0; url=https://example.org/'>",
        "<p style='background: url(https://example.org/x)'>",
        "<a href='https://example.org/'>out</a>",
        "<div class='words'><a href='https://example.org/' rel='nofollow'>out</a></div>",
        "<div class='words'><a href='javascript:x()' rel='nofollow noopener noreferrer ugc'>a</a>",
        "<div class='words'><img src='https://example.org/a.png'></div>",
        "<a href='https://example.org/' rel='noopener noreferrer'>Help</a>",
        "<a href='tel:0900123'>Call</a>",
        "<a href='mailto:a@example.org'>Write</a>",
        f"<a href='{EXIT}'>out</a>",
        "<base href='https://example.org/'>",
        "<html xmlns='http://example.org/schema'>",
    ],
)
def test_a_foreign_address_in_a_page_is_found(planted):
    assert foreign_in_page(f"<html><body>{planted}</body></html>", exit_url=EXIT)


def test_foreign_addresses_elsewhere_are_found():
    assert foreign_in_style("@import 'https://example.org/a.css'; p { color: red }")
    assert foreign_in_style("p { background: url( //example.org/a.png ) }")
    assert foreign_in_script("fetch('https://example.org')")
    assert foreign_in_script("new WebSocket(`wss://${host}`)  ; x = '//example.org'")
    assert foreign_in_headers([("Location", "//example.org/")])
    assert foreign_in_headers([("Content-Security-Policy", "img-src https://example.org")])
    assert foreign_in_headers([("Link", "</a.css>; rel=preload")])


@pytest.mark.parametrize("address", ["/", "#main", "?after=x", "a/b", "http://localhost/t", ""])
def test_our_own_addresses_are_let_through(address):
    assert is_ours(address)


def test_links_of_members_help_lines_and_the_way_out_are_let_through(guest, inside):
    with inside() as make:
        thread = make.thread(body=TYPED)
    pages = [
        guest.get(p).text for p in (f"/t/{to_text(thread.id)}", "/help?region=other", "/leave")
    ]

    assert all("https://" in page for page in pages)
    assert [foreign_in_page(page, exit_url=EXIT) for page in pages] == [[], [], []]
