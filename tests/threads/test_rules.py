from datetime import date

import pytest

from forum.errors import Refused
from forum.threads.rules import (
    ANSWERS,
    BODY_MAX_CHARS,
    HELPED_ASKER,
    MANY,
    TITLE_MAX_CHARS,
    check_answer,
    check_board_open,
    check_body,
    check_judged,
    check_open,
    check_title,
    levels,
)


@pytest.mark.parametrize("title", ["Why", "x" * TITLE_MAX_CHARS])
def test_a_title_of_fitting_length_is_accepted(title):
    assert check_title(title) == title


@pytest.mark.parametrize(
    ("title", "said"),
    [("", "a few words"), ("No", "at least 3"), ("x" * (TITLE_MAX_CHARS + 7), "by 7 letters")],
)
def test_a_title_that_does_not_fit_is_refused_with_what_to_change(title, said):
    with pytest.raises(Refused, match=said) as refusal:
        check_title(title)

    assert refusal.value.field == "title"


def test_a_post_of_exactly_the_longest_length_is_accepted():
    assert check_body("a" * BODY_MAX_CHARS) == "a" * BODY_MAX_CHARS


@pytest.mark.parametrize(
    ("body", "said"), [("", "Write a few words"), ("a" * (BODY_MAX_CHARS + 1_234), "by 1,234 let")]
)
def test_a_post_that_does_not_fit_is_refused_with_what_to_change(body, said):
    with pytest.raises(Refused, match=said) as refusal:
        check_body(body)

    assert refusal.value.field == "body"


def test_a_locked_thread_takes_no_words_even_when_no_reason_is_given():
    check_open(None)
    with pytest.raises(Refused, match="finished"):
        check_open("")


def test_a_closed_board_takes_no_words():
    check_board_open(None)
    with pytest.raises(Refused, match="closed to new words"):
        check_board_open(date(2026, 3, 1))


def test_words_that_passed_the_rules_of_their_board_are_taken():
    here = {"board_id": b"sleep", "posting": "open"}

    check_judged((b"sleep", "open"), **here)
    check_judged(None, **here)


@pytest.mark.parametrize("judged_on", [(b"work", "open"), (b"sleep", "everything")])
def test_words_that_passed_other_rules_are_looked_at_again(judged_on):
    with pytest.raises(Refused, match="have just changed"):
        check_judged(judged_on, board_id=b"sleep", posting="open")


@pytest.mark.parametrize("kind", ANSWERS)
def test_each_of_the_four_answers_is_one(kind):
    assert check_answer(kind) == kind


@pytest.mark.parametrize("kind", ["", " hear", "HEAR", "like", HELPED_ASKER])
def test_no_other_answer_is(kind):
    with pytest.raises(Refused, match="one of the four"):
        check_answer(kind)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({}, None),
        ({"hear": 0}, None),
        ({"hear": 1}, "hear"),
        ({"hear": MANY - 1}, "hear"),
        ({"hear": MANY}, "hear+"),
        ({"hear": 900}, "hear+"),
        ({"strength": 2, "hear": MANY, "helped": 1}, "hear+ helped strength"),
        (dict.fromkeys(ANSWERS, MANY), "hear+ me-too+ helped+ strength+"),
    ],
)
def test_answers_are_told_as_some_or_many_and_never_as_a_number(numbers, said):
    assert levels(numbers) == said


def test_two_posts_that_got_as_good_as_the_same_look_alike():
    assert len({levels({"hear": number}) for number in range(1, 99)}) == 2
