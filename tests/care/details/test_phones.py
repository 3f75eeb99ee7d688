"""Phone numbers: found as people type them; doses, dates and help lines are left alone."""

import pytest

from forum.care.details import phones as checked
from forum.care.details.glancing import Glance
from forum.care.details.phones import phones
from forum.care.help_lines import REGIONS


def numbers(text):
    return [text[start:end] for start, end in phones(Glance(text))]


@pytest.mark.parametrize(
    "number",
    [
        "07700 900123",
        "07700900123",
        "+44 7700 900123",
        "+44 (0)7700 900123",
        "0044 7700 900123",
        "020 7946 0958",
        "(0161) 496 0123",
        "0151-496-0999",
        "0151 496 0999 ext 12",
        "(212) 555-0142",
        "212.555.0142",
        "+1 212 555 0142",
        "2125550142",
        "001-212-555-0142x77",
        "0 7 7 0 0 9 0 0 1 2 3",
        "07700 nine hundred one two three",
        "oh seven seven double oh nine double oh one two three",
        "zero seven seven zero zero nine zero zero one two three",
        "622 410 937",
        "622 41 09 37",
    ],
)
def test_a_number_is_found_without_a_word_about_it(number):
    assert numbers(f"I am here, {number}, if it is hard.") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "call me on 555-0142",
        "my number is 496 0123",
        "Phone: 92 34 70",
        "text me: 7946 0958",
        "555 0142 is my number",
        "they are not answering at 481 7531",
        "mi teléfono es 912410937",
        "llámame al 622410937",
        "escríbeme por WhatsApp: 55 2093 4671",
    ],
)
def test_a_short_number_is_found_where_a_word_says_that_it_is_for_calling(text):
    assert len(numbers(text)) == 1


def test_each_of_two_numbers_on_two_lines_is_found():
    assert numbers("07700 900123\n07700 900456") == ["07700 900123", "07700 900456"]


def test_a_bracket_that_never_closes_is_no_part_of_the_number():
    assert numbers("(07700 900123 is me") == ["07700 900123"]


@pytest.mark.parametrize(
    "text",
    [
        "call 999 or 112, or 911 over there",
        "Samaritans are on 116 123",
        "text HOME to 741741 or SHOUT to 85258, or call 988",
        "call 13 11 14",
        "ring 0800 1111",
        "my counsellor gave me 1-800-273-8255",
        "call 800-273-8255",
        "call 0300 304 7000",
    ],
)
def test_a_number_that_helps_many_is_left_alone(text):
    assert numbers(text) == []


@pytest.mark.parametrize(
    "number", [line.number_text for region in REGIONS for line in region.lines]
)
def test_every_number_of_the_help_page_is_left_alone(number):
    assert numbers(f"please call {number} now") == []


@pytest.mark.parametrize(
    "text",
    [
        "I am 34, weigh 70 kg and it is like this 24/7",
        "20 mg at 10.30, 40 mg at 22.30, 50 mg at 23.15",
        "from 2012 to 2019, then 2020-2021, and 2012 2013 2014",
        "it cost £1200500900 and $3000400500",
        "it was on 12-10-1999 or 12/10/99 or 2019-10-12 08:30",
        "at 0930 1045 1130",
        "I scored 18/27, 12/27 and 9/27",
        "10 20 30 40 50 60",
        "one two three four five six seven eight nine ten",
        "5 4 3 2 1 0",
        "breathe in 4 7 8 4 7 8 4 7 8",
        "1 000 000 000 stars",
        "078-05-1120 is a card",
        "order 123456789012345678901234567890",
        "see https://news.example/2019/0770090012",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert numbers(text) == []


def test_the_plans_of_countries_are_asked_of_few_numbers_however_many_there_are(monkeypatch):
    asked = []
    monkeypatch.setattr(
        checked, "belongs_to_an_organisation", lambda digits: bool(asked.append(digits))
    )

    found = numbers("07700 900123\n" * 1000)

    assert len(found) == 1000
    assert len(asked) == checked.ASKED_MAX
