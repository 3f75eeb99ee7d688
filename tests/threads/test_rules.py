from datetime import date

import pytest

from forum.errors import Refused
from forum.threads.rules import (
    BODY_MAX_CHARS,
    TITLE_MAX_CHARS,
    check_board_open,
    check_body,
    check_open,
    check_title,
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
