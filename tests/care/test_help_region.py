"""One country's help lines: a number that is shown is the number that is called."""

from datetime import date, timedelta

import pytest

from forum.care.help_region import AGED_AFTER_DAYS, Line, Region, to_call, to_open, to_text

TODAY = date(2026, 11, 24)


def region(**facts) -> Region:
    usual = {"code": "ie", "name": "Ireland", "emergency_number": "112", "emergency_words": ()}
    usual |= {"lines": (), "sources": ("example.org",), "checked_on": TODAY}
    return Region(**(usual | facts))


@pytest.mark.parametrize(
    ("number", "called"),
    [
        ("116 123", "116123"),
        ("0120-279-338", "0120279338"),
        ("(02) 648.40.14", None),
        ("02/648 40 14", "026484014"),
        ("+44 808 123", "+44808123"),
        ("024", "024"),
    ],
)
def test_the_number_that_is_shown_is_the_number_that_is_called(number, called):
    assert to_call(number) == (f"tel:{called}" if called else None)
    assert to_text(number) == (f"sms:{called}" if called else None)


@pytest.mark.parametrize(
    "words",
    ["", "ask at the desk", "*#06#", "**21*0900#", "116 123 or 85258", "116;ext=1", "1,2", "١١٦"],
)
def test_what_is_no_number_is_never_called(words):
    assert to_call(words) is None
    assert to_text(words) is None


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("findahelpline.com", "https://findahelpline.com"),
        ("https://findahelpline.com/", "https://findahelpline.com/"),
        ("chat.example.org/now?from=a", "https://chat.example.org/now?from=a"),
    ],
)
def test_an_address_is_opened_over_https(address, opened):
    assert to_open(address) == opened


@pytest.mark.parametrize(
    "words",
    [
        "",
        "ask us",
        "http://a.example",
        "javascript:alert(1)",
        "//a.b",
        "a@example.org",
        "localhost",
    ],
)
def test_what_is_no_web_address_is_never_opened(words):
    assert to_open(words) is None


@pytest.mark.parametrize(
    ("days", "aged"), [(-2, True), (-1, False), (0, False), (AGED_AFTER_DAYS, False), (181, True)]
)
def test_numbers_are_old_after_half_a_year(days, aged):
    assert region(checked_on=TODAY - timedelta(days)).is_aged(TODAY) is aged


def test_numbers_that_nobody_says_to_have_checked_are_old():
    assert region(checked_on=None).is_aged(TODAY)


@pytest.mark.parametrize(("number", "href"), [("112", "tel:112"), ("the guards", None), ("", None)])
def test_an_emergency_number_is_called_if_it_is_one(number, href):
    assert region(emergency_number=number).emergency_href == href


@pytest.mark.parametrize(
    ("names", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_sources_are_listed_as_people_say_them(names, said):
    assert region(sources=names).source == said


def test_a_line_is_a_fact_that_nobody_changes():
    line = Line("Samaritans", "Somebody listens.", "116 123", "tel:116123", "Call")

    with pytest.raises(AttributeError):
        line.number_text = "0900 1234"
