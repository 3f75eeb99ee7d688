"""Rules are added, changed, switched and retired; what a case cites stays as it was."""

from datetime import date

import pytest
from sqlalchemy import select

from forum.errors import Conflict, NotFound, Refused
from forum.public_ids import new_id
from forum.wordrules.keeping import add, change, retire, switch_off, switch_on
from forum.wordrules.models import Effect, Kind, WordRule
from forum.wordrules.reading import rule_row, rules_kept, rules_on
from tests.wordrules.conftest import new_rule

TODAY = date(2026, 3, 1)


def test_a_rule_is_kept_as_it_was_checked(session):
    kept = add(session, new_rule("  Old  Lamp \n\nwick", title=" lamps ", effect=Effect.NOTE))

    assert (kept.text, kept.title, kept.effect) == ("Old Lamp\nwick", "lamps", "note")
    assert (kept.enabled, kept.retired_on, kept.board_slug, kept.off_on) == (True, None, None, "")
    assert rules_kept(session) == [kept]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "("} | {"kind": Kind.PATTERN}, "text"),
        ({"title": ""}, "title"),
        ({"why": ""}, "why"),
        ({"board_slug": "nowhere"}, "board"),
        ({"off_on": ["nowhere"]}, "off_on"),
    ],
)
def test_a_rule_that_does_not_fit_is_refused_at_its_field(session, given, field):
    with pytest.raises(Refused) as refused:
        add(session, new_rule(**given))

    assert refused.value.field == field
    assert rules_kept(session) == []


def test_a_change_is_a_new_row_and_leaves_the_old_to_be_cited(session, rule):
    old = rule("old lamp")
    switch_off(session, old.id)

    changed = change(session, old.id, new_rule("new lamp"), today=TODAY)

    assert rules_kept(session) == [changed]
    assert changed.id != old.id
    assert (changed.text, changed.enabled, changed.follows) == ("new lamp", False, old.id)
    assert (rule_row(session, old.id).text, old.retired_on) == ("old lamp", TODAY)


def test_a_change_that_is_refused_changes_nothing(session, rule):
    old = rule()

    with pytest.raises(Refused):
        change(session, old.id, new_rule(""), today=TODAY)

    assert rules_kept(session) == [old]


def test_a_shipped_rule_that_is_changed_is_still_known_as_that(session, rule):
    old = rule()
    old.shipped = "lamps"

    assert change(session, old.id, new_rule("wick"), today=TODAY).shipped == "lamps"


@pytest.mark.parametrize(
    "deed",
    [
        lambda session, id_: change(session, id_, new_rule("wick"), today=TODAY),
        switch_on,
        switch_off,
        lambda session, id_: retire(session, id_, today=TODAY),
    ],
)
def test_whoever_comes_second_is_told_and_a_rule_that_never_was_is_absent(session, rule, deed):
    old = rule()
    change(session, old.id, new_rule("wick"), today=TODAY)

    with pytest.raises(Conflict):
        deed(session, old.id)
    with pytest.raises(NotFound):
        deed(session, new_id())

    assert [kept.text for kept in rules_kept(session)] == ["wick"]


def test_a_rule_is_switched_off_and_on(session, make, rule):
    make.board(slug="sleep")
    kept = rule()
    for deed, shown in ((switch_off, []), (switch_off, []), (switch_on, [kept.id])):
        deed(session, kept.id)
        assert [on.id for on in rules_on(session, "sleep")] == shown


def test_a_retired_rule_matches_no_more_and_is_not_deleted(session, rule):
    kept = rule()

    retire(session, kept.id, today=TODAY)

    assert rules_on(session, "sleep") == []
    assert session.scalars(select(WordRule)).all() == [kept]
