"""The rules that pages list follow the table, and are there without it."""

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import OperationalError

from forum.clock import now
from forum.house.changing import By, Seen, add, retire
from forum.house.models import HouseRule, SavedReply
from forum.house.reading import editions
from forum.house.shipped import EDITIONS, HOUSE_RULES
from forum.house.wording import RuleWords
from forum.transaction import reading, transaction

BY = By(bytes([5]) * 16, now())


def test_a_new_forum_has_the_rules_that_are_shipped(app):
    with app.app_context():
        assert editions(reading()) == list(EDITIONS)


def test_a_new_forum_has_a_reply_or_two_for_each_rule(app):
    with app.app_context():
        rules = list(reading().scalars(select(SavedReply.rule)))

    assert {rule.number for rule in HOUSE_RULES} == set(rules)
    assert max(rules.count(number) for number in rules) <= 3


def test_shipped_replies_are_short_and_have_neither_greeting_nor_name(app):
    with app.app_context():
        replies = list(reading().scalars(select(SavedReply)))

    for reply in replies:
        assert len(reply.title) <= 80
        assert 80 <= len(reply.text) <= 500
        assert reply.text == reply.text.strip()
        sentences = reply.text.replace("\n", " ").split(". ")
        assert max(len(sentence.split()) for sentence in sentences) <= 24
        assert "!" not in reply.text


def test_pages_count_and_list_the_rules_that_hold(app, guest):
    with app.app_context(), transaction() as session:
        add(session, HouseRule, RuleWords("Rest well", "Nobody has to answer."), by=BY)
        retire(session, Seen(HouseRule, 6, 1), by=BY)

    page = guest.get("/rules")
    assert "Rest well" in page.words
    assert "No selling" not in page.words
    assert "Edition 2" in page.words
    assert "Rule 6 no longer holds. Rule 8 is new." in page.words
    assert page.all("main li[value]")[-1]["value"] == "8"
    assert "Rest well. Nobody has to answer." in guest.get("/join").words
    assert "there are 7" in guest.get("/first-post").words


def test_an_edition_that_is_over_stays_readable(app, guest):
    with app.app_context(), transaction() as session:
        retire(session, Seen(HouseRule, 6, 1), by=BY)

    page = guest.get("/rules?edition=1")

    assert "No selling" in page.words
    assert "These rules no longer hold" in page.words


@pytest.mark.parametrize("address", ["/rules", "/how-we-moderate", "/first-post"])
def test_the_shipped_rules_are_shown_while_the_table_cannot_be_read(app, guest, address):
    with app.app_context(), transaction() as session:
        session.execute(delete(HouseRule))
        session.connection().exec_driver_sql("DROP TABLE house_rule")
    with app.app_context(), pytest.raises(OperationalError):
        editions(reading())

    page = guest.get(address)

    assert page.status == 200
    assert HOUSE_RULES[1].title in page.words or f"here are {len(HOUSE_RULES)}" in page.words
