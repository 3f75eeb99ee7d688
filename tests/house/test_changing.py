"""Leads change rules and replies, and nothing of what held before is lost."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.audit.models import Audit
from forum.errors import NotFound, Refused
from forum.house.changing import By, ChangedMeanwhile, Seen, add, bring_back, change, retire
from forum.house.models import HouseRule, SavedReply
from forum.house.reading import newest_version, rule_now, rules_in_force
from forum.house.wording import RuleWords
from tests.makers import NOON

OTTER = bytes([5]) * 16
BY = By(OTTER, NOON)
LATER = By(OTTER, NOON + timedelta(days=3))
KIND, CALM = RuleWords("Be kind", "Always."), RuleWords("Stay calm", "Please.")


@pytest.fixture
def house(session, make):
    make.rule(number=1)
    make.rule(number=2, title="No selling")
    return session


def recorded(session) -> list[tuple]:
    rows = session.scalars(select(Audit).where(Audit.staff_id == OTTER).order_by(Audit.seq))
    return [(row.action, row.object, row.rule) for row in rows]


def first(number: int) -> Seen:
    return Seen(HouseRule, number, 1)


def test_a_change_is_a_new_version_and_the_old_one_stays(house):
    change(house, first(1), KIND, by=LATER)

    versions = house.scalars(select(HouseRule).where(HouseRule.number == 1)).all()
    told = {(v.version, v.text, v.since, v.retired_on) for v in versions}
    day = LATER.at.date()
    assert told == {(1, "To all.", NOON.date(), day), (2, "Always.", day, None)}
    assert recorded(house) == [("rule-changed", "rule:1", 1)]


def test_a_change_of_nothing_makes_no_version(house):
    change(house, first(1), RuleWords("Be kind", "To all."), by=BY)

    assert rule_now(house, 1).version == 1
    assert recorded(house) == []


def test_what_somebody_else_wrote_meanwhile_is_told_and_not_overwritten(house):
    change(house, first(1), KIND, by=BY)

    with pytest.raises(ChangedMeanwhile, match="changed this") as conflict:
        change(house, first(1), CALM, by=BY)

    assert conflict.value.now.words.text == "Always."
    assert rule_now(house, 1).text == "Always."


def test_a_rule_that_was_retired_meanwhile_is_not_changed(house):
    retire(house, first(1), by=BY)

    for deed in (
        lambda: change(house, first(1), KIND, by=BY),
        lambda: retire(house, first(1), by=BY),
    ):
        with pytest.raises(ChangedMeanwhile, match="retired this"):
            deed()

    assert [rule.number for rule in rules_in_force(house)] == [2]


def test_a_new_rule_gets_a_number_that_was_never_used(house):
    retire(house, first(2), by=BY)

    added = add(house, HouseRule, CALM, by=BY)

    assert (added.number, added.version) == (3, 1)
    assert recorded(house) == [("rule-changed", "rule:2", 2), ("rule-changed", "rule:3", 3)]


def test_a_retired_rule_comes_back_as_a_new_version(house):
    retire(house, first(2), by=BY)

    bring_back(house, first(2), by=LATER)

    back = rule_now(house, 2)
    assert (back.version, back.title, back.since) == (2, "No selling", LATER.at.date())


def test_what_holds_cannot_be_brought_back(house):
    with pytest.raises(ChangedMeanwhile):
        bring_back(house, first(2), by=BY)


def test_the_last_rule_stays(house):
    retire(house, first(2), by=BY)

    with pytest.raises(Refused, match="last rule"):
        retire(house, first(1), by=BY)


def test_words_that_do_not_fit_change_nothing(house):
    with pytest.raises(Refused):
        change(house, first(1), RuleWords("", "x"), by=BY)
    with pytest.raises(Refused):
        add(house, HouseRule, RuleWords("x", ""), by=BY)

    assert rule_now(house, 1).version == 1
    assert recorded(house) == []


def test_what_never_was_is_not_found(house):
    with pytest.raises(NotFound):
        change(house, first(9), KIND, by=BY)


def test_replies_are_kept_in_the_same_way(house):
    made = add(house, SavedReply, RuleWords("Heated", "Calm.", rule=2), by=BY)
    seen = Seen(SavedReply, made.number, 1)

    change(house, seen, RuleWords("Heated", "Please.", rule=1), by=BY)

    now_offered = newest_version(house, SavedReply, made.number)
    assert (now_offered.version, now_offered.rule, now_offered.text) == (2, 1, "Please.")
    assert made.retired_on == NOON.date()
    assert recorded(house) == [("reply-changed", "reply:1", 2), ("reply-changed", "reply:1", 1)]


def test_a_reply_for_a_rule_that_no_longer_holds_does_not_come_back(house):
    made = add(house, SavedReply, RuleWords("Heated", "Calm.", rule=2), by=BY)
    seen = Seen(SavedReply, made.number, 1)
    retire(house, seen, by=BY)
    retire(house, first(2), by=BY)

    with pytest.raises(Refused, match="holds now"):
        bring_back(house, seen, by=BY)
