"""A test that lends a request its own application context proves nothing: it fails."""

import pytest
from flask import g

from tests.asked_alone import LENT
from tests.counting import statements_of


def test_a_page_asked_for_within_a_context_of_the_test_fails_it(app):
    with app.app_context(), pytest.raises(AssertionError, match=LENT):
        app.test_client().get("/rules")


def test_pages_whose_statements_are_counted_share_nothing(app):
    app.add_url_rule("/seen", view_func=_noted, endpoint="pages.seen")
    with statements_of(app):
        told = [app.test_client().get("/seen").text for _ in range(2)]

    assert told == ["nothing", "nothing"]


def _noted() -> str:
    before = g.get("seen", "nothing")
    g.seen = "something"
    return str(before)
