"""A choice that can be carried out, and what is said of one that cannot."""

from dataclasses import replace

import pytest

from forum.errors import Refused
from forum.moderation.deciding.acts import MESSAGE_MAX_CHARS, REASON_MAX_CHARS, Act
from forum.moderation.deciding.checks.checking import check_choice
from forum.moderation.deciding.choosing import Choice

FULL = Choice(
    version=3,
    acts=(Act.TAKE_DOWN,),
    rule=1,
    message="It landed hard on somebody.",
    body="My brother did the same.",
    days=3,
    board="sleep",
    notes=("drinking",),
)


def check(choice, *, is_appeal=False, waits=False):
    check_choice(choice, is_appeal=is_appeal, waits=waits)


def refusal(choice, **more) -> Refused:
    with pytest.raises(Refused) as found:
        check(choice, **more)
    return found.value


@pytest.mark.parametrize("act", sorted(set(Act) - {Act.KEPT, Act.LIFTED}))
def test_each_act_with_all_that_it_needs_is_accepted(act):
    check(replace(FULL, acts=(act,)))


@pytest.mark.parametrize("act", [Act.LEAVE, Act.NOTE, Act.SECOND_OPINION, Act.SAFETY_LEAD])
def test_some_need_neither_a_rule_nor_a_message(act):
    check(replace(FULL, acts=(act,), rule=None, message=""))


@pytest.mark.parametrize(
    ("act", "lacks", "field"),
    [
        (Act.TAKE_DOWN, {"rule": None}, "rule"),
        (Act.MOVE, {"rule": None}, "rule"),
        (Act.TAKE_DOWN, {"message": ""}, "message"),
        (Act.BAR, {"message": ""}, "message"),
        (Act.PAUSE, {"days": 2}, "days"),
        (Act.PAUSE, {"pause_kind": "forever"}, "pause_kind"),
        (Act.REDACT, {"body": ""}, "body"),
        (Act.NOTE, {"notes": ()}, "note"),
        (Act.MOVE, {"board": ""}, "board"),
        (Act.LEAVE, {"acts": ()}, "decision"),
        (Act.LEAVE, {"message": "a" * (MESSAGE_MAX_CHARS + 7)}, "message"),
        (Act.LOCK, {"reason": "a" * (REASON_MAX_CHARS + 1)}, "reason"),
    ],
)
def test_what_is_missing_is_said_beside_its_box(act, lacks, field):
    assert refusal(replace(FULL, **({"acts": (act,)} | lacks))).field == field


def test_a_message_that_is_too_long_says_by_how_much():
    assert "by 7 letters" in str(refusal(replace(FULL, message="a" * (MESSAGE_MAX_CHARS + 7))))


def test_two_that_contradict_each_other_are_named_in_words():
    said = str(refusal(replace(FULL, acts=(Act.LEAVE, Act.TAKE_DOWN))))

    assert "“Leave it as it is” and “Take it down”" in said


@pytest.mark.parametrize("act", [Act.LOCK, Act.PAUSE, Act.BAR])
def test_of_a_post_that_waits_it_is_decided_what_becomes_of_it(act):
    assert refusal(replace(FULL, acts=(act,)), waits=True).field == "decision"

    check(replace(FULL, acts=(act, Act.TAKE_DOWN)), waits=True)
    check(replace(FULL, acts=(Act.LEAVE,)), waits=True)


@pytest.mark.parametrize("act", [Act.KEPT, Act.LIFTED])
def test_an_appeal_is_answered_by_keeping_or_lifting(act):
    check(replace(FULL, acts=(act,), rule=None), is_appeal=True)

    assert refusal(replace(FULL, acts=(act,), rule=None)).field == "decision"
    assert refusal(replace(FULL, acts=(act,), message=""), is_appeal=True).field == "message"


def test_an_appeal_is_not_decided_as_if_it_were_a_new_case():
    assert refusal(FULL, is_appeal=True).field == "decision"
    check(replace(FULL, acts=(Act.SECOND_OPINION,)), is_appeal=True)
