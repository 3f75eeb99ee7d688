"""The rules that come with Lamplit are read in one's own language, others as they were written."""

import pytest
from flask_babel import force_locale

from forum.house.editions import Rule
from forum.house.shipped import EDITIONS, HOUSE_RULES, as_said, said

EDITION = EDITIONS[-1]


@pytest.fixture
def spanish(app):
    with app.test_request_context("/"), force_locale("es"):
        yield


def test_without_a_reader_the_rules_are_as_we_wrote_them():
    assert as_said(EDITION).rules == HOUSE_RULES


def test_each_rule_that_we_ship_is_said_in_spanish(spanish):
    for ours, theirs in zip(HOUSE_RULES, as_said(EDITION).rules, strict=True):
        assert theirs.number == ours.number
        assert theirs.title != ours.title
        assert theirs.text != ours.text


def test_what_a_house_wrote_is_left_even_where_the_forum_says_the_same(spanish):
    assert said("yesterday") == "yesterday"
    assert said(HOUSE_RULES[0].title) != HOUSE_RULES[0].title
    assert Rule(1, said("Rest well"), said("")) == Rule(1, "Rest well", "")
