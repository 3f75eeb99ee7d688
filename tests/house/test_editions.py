"""The house rules: numbered, few, each with its reason; and their editions."""

from datetime import date
from itertools import pairwise

import pytest

from forum.errors import NotFound
from forum.house.editions import (
    Edition,
    Held,
    Rule,
    edition_asked,
    editions_of,
    newest,
    numbered,
    other_editions,
)
from forum.house.shipped import EDITIONS, HOUSE_RULES

FIRST = Edition(1, date(2026, 11, 1), numbered(("Be kind", "To all.")))
SECOND = Edition(2, date(2027, 3, 1), numbered(("Be kind", "Always.")), "Rule 1 has new words.")
THIRD = Edition(3, date(2028, 1, 1), numbered(("Be kind", "Still.")), "Rule 1 is clearer.")
THREE = (SECOND, THIRD, FIRST)


def test_rules_are_counted_from_one():
    """Moderators name a rule by its number."""
    assert [rule.number for rule in HOUSE_RULES] == [1, 2, 3, 4, 5, 6, 7]


def test_every_rule_is_a_title_and_a_sentence_or_two():
    assert len({rule.title for rule in HOUSE_RULES}) == len(HOUSE_RULES)
    assert not [rule for rule in HOUSE_RULES if rule.title.endswith(".")]
    assert not [rule for rule in HOUSE_RULES if not rule.text.endswith(".")]
    assert not [rule for rule in HOUSE_RULES if rule.text.count(".") > 2]


def test_a_rule_can_be_read_by_a_ten_year_old():
    """Short sentences are the part of that which a machine can check."""
    sentences = [s for rule in HOUSE_RULES for s in rule.text.split(".") if s.strip()]

    assert max(len(sentence.split()) for sentence in sentences) <= 18


def test_the_rules_that_hold_are_those_of_the_newest_edition():
    assert newest(EDITIONS).rules == HOUSE_RULES
    assert newest(THREE) == THIRD


def test_who_asks_for_no_edition_gets_the_newest():
    assert edition_asked("", THREE) == THIRD


@pytest.mark.parametrize(("asked", "edition"), [("1", FIRST), ("2", SECOND), ("3", THIRD)])
def test_an_edition_is_found_by_its_number(asked, edition):
    assert edition_asked(asked, THREE) == edition


@pytest.mark.parametrize("asked", ["0", "4", "-1", "01", " 1", "1.0", "١", "one", "1" * 5000])
def test_an_edition_that_never_was_is_not_found(asked):
    with pytest.raises(NotFound):
        edition_asked(asked, THREE)


def test_the_other_editions_are_listed_from_the_newest():
    assert other_editions(THIRD, THREE) == [SECOND, FIRST]
    assert other_editions(FIRST, THREE) == [THIRD, SECOND]
    assert other_editions(FIRST, [FIRST]) == []


def test_our_editions_are_in_order_and_each_later_one_says_what_changed():
    assert [edition.number for edition in EDITIONS] == list(range(1, len(EDITIONS) + 1))
    assert all(earlier.since <= later.since for earlier, later in pairwise(EDITIONS))
    assert all(edition.changed for edition in EDITIONS[1:])


def test_we_say_the_month_of_an_edition_and_no_day():
    assert {edition.since.day for edition in EDITIONS} == {1}


KIND, CALM = Rule(1, "Be kind", "To all."), Rule(2, "Stay calm", "Please.")


def test_editions_are_what_held_from_each_day_of_a_change_on():
    first, second, third = (date(2026, month, 1) for month in (1, 2, 3))
    kinder = Rule(1, "Be kind", "Always.")

    found = editions_of(
        [
            Held(KIND, first, second),
            Held(kinder, second, None),
            Held(CALM, second, third),
        ]
    )

    assert found == [
        Edition(1, first, (KIND,)),
        Edition(2, second, (kinder, CALM), "Rule 1 has new words. Rule 2 is new."),
        Edition(3, third, (kinder,), "Rule 2 no longer holds."),
    ]


def test_what_changed_twice_on_one_day_is_one_edition():
    first, second = date(2026, 1, 1), date(2026, 2, 1)
    versions = [Held(KIND, first, second), Held(CALM, second, second), Held(KIND, second, None)]

    assert editions_of(versions) == [Edition(1, first, (KIND,))]
