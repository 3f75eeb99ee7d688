"""What a writer is told of a post, and when they may ask again."""

from datetime import timedelta

import pytest

from forum.moderation.deciding.models import Appeal, Decision
from forum.moderation.models import Case, Source
from forum.moderation.writers.filing import File
from forum.moderation.writers.telling import (
    found_words,
    is_held_back,
    is_urgent,
    kind_of,
    may_appeal,
)
from forum.threads.models import Post
from tests.makers import NOON

TODAY = NOON.date()


def a_file(*, post=None, case=None, decision=None, **more) -> File:
    decisions = (
        [Decision(**{"id": b"1", "version": 1, "acts": "take-down"} | decision)]
        if (decision is not None)
        else []
    )
    return File(
        post=Post(**{"state": "published", "line": None} | (post or {})),
        case=Case(**{"state": "settled", "band": "today"} | (case or {})),
        decisions=decisions,
        **more,
    )


SETTLED = {"settled_on": TODAY, "message": ""}
HIDDEN = {"state": "withheld", "line": "taken-down"}


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"post": {"state": "held", "line": "waiting"}}, "waiting"),
        ({"post": {"state": "withheld", "line": "reword"}, "decision": SETTLED}, "reword"),
        ({"post": {"state": "withheld", "line": "reword"}}, "nobody-came"),
        ({"post": HIDDEN, "decision": SETTLED}, "taken-down"),
        ({}, ""),
        ({"decision": SETTLED | {"acts": "redact"}}, "changed"),
        ({"decision": SETTLED | {"acts": "lock"}}, "said"),
        ({"decision": SETTLED | {"acts": "leave", "message": "Take care."}}, "said"),
        ({"decision": SETTLED | {"acts": "leave"}}, ""),
        ({"decision": {"settled_on": None, "acts": "lock"}}, ""),
        ({"decision": {"settled_on": None, "acts": "redact"}}, "changed"),
    ],
)
def test_what_is_told(given, kind):
    assert kind_of(a_file(**given)) == kind


def test_it_can_be_asked_for_seven_days():
    file = a_file(decision=SETTLED)

    assert may_appeal(file, today=TODAY + timedelta(days=7))
    assert not may_appeal(file, today=TODAY + timedelta(days=8))


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"decision": {"settled_on": None}},
        {"decision": SETTLED | {"acts": "leave"}},
        {"decision": SETTLED, "appeals": [Appeal(decision_id=b"1")]},
        {"decision": SETTLED, "case": {"state": "open"}},
    ],
)
def test_there_is_nothing_to_ask_for(given):
    assert not may_appeal(a_file(**given), today=TODAY)


def test_an_answer_is_not_what_is_asked_about_and_is_told_when_it_is_sent():
    first = Decision(id=b"1", version=1, acts="take-down", settled_on=TODAY)
    answer = Decision(id=b"2", version=3, acts="appeal-kept", appeal_of=b"1")
    file = a_file()
    both = File(file.post, file.case, decisions=[first, answer])

    assert (both.first, both.answer) == (first, None)
    answer.settled_on = TODAY
    assert both.answer is answer


def test_the_words_that_rules_found_are_each_named_once():
    sources = [
        Source(kind="word-rule", detail="Contact details\nwrite to me\nmy number"),
        Source(kind="word-rule", detail="Selling\nmy number"),
        Source(kind="risk", detail="Signs\nI have a plan"),
    ]

    assert found_words(sources) == ("write to me", "my number")


def test_the_two_upper_bands_are_urgent():
    assert [is_urgent(Case(band=band)) for band in ("now", "soon", "today", "whenever")] == [
        *(True, True, False, False)
    ]


def test_what_an_earlier_decision_holds_back_says_so():
    assert is_held_back([Source(kind="first-post"), Source(kind="sanction")])
    assert not is_held_back([Source(kind="first-post")])
