"""Looking up rules and replies."""

from datetime import timedelta

import pytest

from forum.errors import NotFound
from forum.house.changing import By, Seen, change, retire
from forum.house.models import HouseRule, SavedReply
from forum.house.reading import (
    editions,
    newest_of_each,
    newest_version,
    replies_for,
    rule_now,
    rule_row,
    rules_in_force,
)
from forum.house.wording import RuleWords
from forum.public_ids import new_id
from tests.makers import NOON

BY = By(bytes([5]) * 16, NOON + timedelta(days=2))


@pytest.fixture
def house(session, make):
    """Three rules: the first has new words since, the third holds no longer."""
    for number, title in enumerate(("Be kind", "No selling", "No shouting"), start=1):
        make.rule(number=number, title=title)
    change(session, Seen(HouseRule, 1, 1), RuleWords("Be kind", "Always."), by=BY)
    retire(session, Seen(HouseRule, 3, 1), by=BY)
    return session


def reply(session, number: int, rule: int) -> SavedReply:
    row = SavedReply(
        id=new_id(), number=number, version=1, rule=rule, title="t", text="x", since=NOON.date()
    )
    session.add(row)
    session.flush()
    return row


def test_the_rules_in_force_are_those_that_hold_in_their_order(house):
    assert [(r.number, r.version, r.text) for r in rules_in_force(house)] == [
        (1, 2, "Always."),
        (2, 1, "To all."),
    ]


def test_a_rule_that_holds_is_found_by_its_number_and_any_version_by_its_id(house):
    rule = rule_now(house, 1)

    assert (rule.version, rule.text) == (2, "Always.")
    old = next(r for r in house.query(HouseRule) if (r.number, r.version) == (1, 1))
    assert rule_row(house, old.id).text == "To all."


@pytest.mark.parametrize("number", [0, 3, 4])
def test_a_rule_that_does_not_hold_is_not_found_by_its_number(house, number):
    with pytest.raises(NotFound):
        rule_now(house, number)


def test_a_version_that_never_was_is_not_found(house):
    with pytest.raises(NotFound):
        rule_row(house, new_id())
    with pytest.raises(NotFound):
        newest_version(house, HouseRule, 9)


def test_replies_are_offered_in_the_order_of_the_rules_and_for_those_that_hold(house):
    reply(house, 1, rule=2)
    reply(house, 2, rule=1)
    reply(house, 3, rule=3)
    retired = reply(house, 4, rule=1)
    retired.retired_on = NOON.date()

    assert [each.number for each in replies_for(house)] == [2, 1]


def test_the_newest_of_each_number_is_listed_whether_it_holds_or_not(house):
    found = newest_of_each(house, HouseRule)

    assert [(row.number, row.version, row.retired_on is None) for row in found] == [
        (1, 2, True),
        (2, 1, True),
        (3, 1, False),
    ]
    assert newest_version(house, HouseRule, 1).version == 2


def test_what_held_before_is_an_edition_of_its_own(house):
    first, second = editions(house)

    assert [rule.text for rule in first.rules] == ["To all."] * 3
    assert [rule.title for rule in second.rules] == ["Be kind", "No selling"]
    assert second.changed == "Rule 1 has new words. Rule 3 no longer holds."
    assert second.since == BY.at.date()
