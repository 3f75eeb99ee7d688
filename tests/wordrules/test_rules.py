"""What a rule can say."""

import pytest

from forum.errors import Refused
from forum.wordrules.rules import (
    LINES_MAX,
    NO_LINES,
    NO_TITLE,
    NO_WHY,
    TITLE_MAX_CHARS,
    WHY_MAX_CHARS,
    check_lines,
    check_title,
    check_why,
)

MANY = "A rule can have 60 lines. Make a second rule for the others."


def accept(line: str) -> str:
    return line.strip()


def refuse(line: str) -> str:
    if "x" in line:
        raise Refused("No x.", field="text")
    return line


def test_lines_are_kept_once_without_empty_ones():
    assert check_lines(" a lamp \r\n\n  \nb\na lamp", accept) == "a lamp\nb"


@pytest.mark.parametrize(
    ("text", "words"),
    [("", NO_LINES), (" \n\t\n", NO_LINES), ("a\n" * (LINES_MAX + 1), MANY)],
)
def test_none_and_too_many_are_refused(text, words):
    with pytest.raises(Refused) as refused:
        check_lines(text, accept)

    assert (str(refused.value), refused.value.field) == (str(words), "text")


def test_a_line_that_is_refused_is_named():
    with pytest.raises(Refused) as refused:
        check_lines("a\n\nx\nb", refuse)

    assert (str(refused.value), refused.value.field) == ("Line 2: No x.", "text")


@pytest.mark.parametrize(
    ("check", "most", "nothing", "field"),
    [
        (check_title, TITLE_MAX_CHARS, NO_TITLE, "title"),
        (check_why, WHY_MAX_CHARS, NO_WHY, "why"),
    ],
)
def test_what_writers_read_is_there_and_short(check, most, nothing, field):
    assert check("  some \n words ") == "some words"
    assert check("a" * most) == "a" * most
    for text, words in ((" ", nothing), ("a" * (most + 1), f"at most. This has {most + 1}.")):
        with pytest.raises(Refused) as refused:
            check(text)
        assert str(words) in str(refused.value)
        assert refused.value.field == field
