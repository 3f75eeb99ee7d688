"""Which rules are on for a board."""

from datetime import date

import pytest

from forum.care.wording.matching import Wording
from forum.errors import NotFound
from forum.public_ids import new_id
from forum.wordrules.keeping import change, retire, switch_off
from forum.wordrules.reading import rule_row, rules_kept, rules_on, successor, wordings
from tests.wordrules.conftest import new_rule

TODAY = date(2026, 3, 1)


def test_a_board_has_the_rules_for_all_and_its_own_but_those_that_are_off_there(
    session, make, rule
):
    for slug in ("sleep", "sleep-well", "grief"):
        make.board(slug=slug)
    everywhere, here = rule(title="a"), rule(title="b", board_slug="sleep")
    elsewhere = rule(title="c", off_on=["sleep"])
    rule(title="d", board_slug="grief")
    switch_off(session, rule(title="e").id)

    for slug, expected in (("sleep", [everywhere, here]), ("sleep-well", [everywhere, elsewhere])):
        assert [on.id for on in rules_on(session, slug)] == [rule.id for rule in expected]


def test_all_that_are_kept_are_listed_by_their_titles(session, rule):
    second, first = rule(title="wicks"), rule(title="lamps")
    switch_off(session, second.id)

    assert rules_kept(session) == [first, second]


def test_each_line_of_a_rule_is_looked_for(rule):
    assert wordings(rule("old lamp\nwick")) == [
        Wording("phrase", "old lamp"),
        Wording("phrase", "wick"),
    ]


def test_a_rule_that_never_was_is_absent(session, rule):
    assert rule_row(session, (kept := rule()).id) is kept
    with pytest.raises(NotFound):
        rule_row(session, new_id())


def test_a_rule_is_followed_to_what_it_says_now(session, rule):
    first = rule("lamp")
    second = change(session, first.id, new_rule("wick"), today=TODAY)
    third = change(session, second.id, new_rule("oil"), today=TODAY)

    assert successor(session, first) is successor(session, third) is third
    retire(session, third.id, today=TODAY)
    assert successor(session, first) is None
