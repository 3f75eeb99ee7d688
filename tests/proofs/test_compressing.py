"""No page with a secret is compressed: its length would give the secret away (BREACH)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import brotli
import pytest
from flask import Flask, request, request_finished, session

from tests.proofs.walking import walk

TYPED = "marigolds-and-thunder"


@dataclass(frozen=True)
class Sent:
    """One answer. `is_known`: the browser has a session, or gets one."""

    path: str
    is_compressed: bool
    is_known: bool
    body: str


@contextmanager
def watching(app: Flask) -> Iterator[list[Sent]]:
    """Let every browser like brotli, unpack what it gets, and note it."""
    sent: list[Sent] = []
    inner = app.wsgi_app

    def hear(_: object, response, **more: object) -> None:
        is_compressed = response.content_encoding == "br"
        if is_compressed:
            response.set_data(brotli.decompress(response.get_data()))
            response.content_encoding = None
        is_known = bool(session) or bool(request.cookies.get("s"))
        body = "" if response.is_streamed else response.get_data().decode(errors="replace")
        sent.append(Sent(request.path, is_compressed, is_known, body))

    def liking(environ, start):
        return inner(environ | {"HTTP_ACCEPT_ENCODING": "br"}, start)

    app.wsgi_app = liking
    with request_finished.connected_to(hear, sender=app):
        yield sent
    app.wsgi_app = inner


def test_on_a_walk_through_the_forum_nothing_is_compressed_for_who_is_known(app, visit, inside):
    with inside() as make:
        make.board(slug="sleep")

    with watching(app) as sent:
        walk(app, visit, board="sleep", title="Awake again", body="It is three.")

    light = [each for each in sent if each.is_compressed and not each.path.startswith("/static/")]
    assert {"/", "/help", "/rules"} <= {each.path for each in light}
    assert [each.path for each in light if each.is_known] == []
    assert [each.path for each in light if "csrf_token" in each.body] == []


@pytest.mark.parametrize("who", ["guest", "member"])
def test_every_absence_is_compressed_or_none_is(visit, who):
    visitor = visit() if who == "guest" else visit().arrive()
    absent = ("/nowhere", "/t/nowhere", "/static/site.000000000000.css", "/boards/none")

    sent = [visitor.client.get(path, headers={"Accept-Encoding": "br"}) for path in absent]

    assert {answer.status_code for answer in sent} == {404}
    ways = {answer.content_encoding for answer in sent}
    assert ways == {"br" if who == "guest" else None}
    assert who == "member" or len({answer.data for answer in sent}) == 1


def test_on_no_page_that_is_compressed_is_a_word_that_a_visitor_sent(app, visit, inside):
    with inside() as make:
        make.board(slug="sleep")
    guest = visit()

    with watching(app) as sent:
        for rule in app.url_map.iter_rules():
            path = rule.rule.replace("<slug>", "sleep")
            if "<" not in path:
                for name in ("q", "next", "region", "after", "sort", "body", "name", "view"):
                    guest.client.get(path, query_string={name: TYPED})
                    guest.client.delete_cookie("s")
        guest.client.get(f"/{TYPED}")

    light = [each for each in sent if each.is_compressed]
    assert light
    assert [each.path for each in light if TYPED in each.body] == []
