"""An address is written as werkzeug writes it, whatever its values are."""

import pytest
from flask import Flask
from werkzeug.routing import Map, Rule

from forum.web.drawing import addresses
from forum.web.drawing.addresses import Addresses

ASKED = [
    ("boards.home", {}),
    ("pages.help", {"region": "gb"}),
    ("pages.help", {"region": ""}),
    ("pages.help", {"region": "a b&c=ü/?#"}),
    ("pages.help", {"region": None}),
    ("pages.help", {"region": ["gb", "ie"]}),
    ("threads.show", {"tid": bytes(16)}),
    ("threads.show", {"tid": bytes(16), "after": "x"}),
    ("static", {"name": "fonts/a b.woff2"}),
]


@pytest.mark.parametrize(("endpoint", "values"), ASKED)
def test_the_address_of_a_page_is_the_usual_one(app: Flask, endpoint, values):
    usual = app.url_map.bind("").build(endpoint, dict(values))

    quick = Addresses(app.url_map)

    assert [quick.path(endpoint, values) for _ in range(2)] == [usual, usual]
    with app.test_request_context():
        assert app.url_for(endpoint, **values) == usual


def test_werkzeug_is_asked_about_a_page_that_is_not_there(app: Flask):
    assert Addresses(app.url_map).path("nowhere.show", {}) is None


def test_werkzeug_is_asked_where_a_value_decides_which_rule_it_is():
    rules = Map([Rule("/", endpoint="a", defaults={"page": 1}), Rule("/<int:page>", endpoint="a")])

    assert Addresses(rules).path("a", {"page": 1}) is None


def test_an_option_of_flasks_own_is_flasks_business(app: Flask):
    with app.test_request_context():
        assert app.url_for("pages.help", _anchor="x y") == "/help#x%20y"
        assert app.url_for("pages.help", _external=True) == "http://localhost/help"


def test_what_is_kept_has_an_end(app: Flask, monkeypatch):
    monkeypatch.setattr(addresses, "MOST_KEPT", 3)
    quick = Addresses(app.url_map)

    written = [quick.path("pages.help", {f"name{n}": "x"}) for n in range(9)]

    assert written == [f"/help?name{n}=x" for n in range(9)]
    assert len(quick._kept) == 3
