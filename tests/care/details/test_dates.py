"""Dates by which somebody can be looked up."""

import pytest

from forum.care.details.dates import dates
from forum.care.details.glancing import Glance


def found(text):
    return [text[start:end] for start, end in dates(Glance(text))]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("born on 3 March 1987", "3 March 1987"),
        ("I was born on the 3rd of March 1987", "3rd of March 1987"),
        ("she was born March 3, 1987 in a storm", "March 3, 1987"),
        ("DOB: 3.4.90", "3.4.90"),
        ("date of birth is 03/04/1990", "03/04/1990"),
        ("born 1990-04-03", "1990-04-03"),
        ("my birthday is June 5th", "June 5th"),
        ("His birthday was on 14 March.", "14 March"),
        ("June 5 is my birthday", "June 5"),
        ("he died on 14 March 2019", "14 March 2019"),
    ],
)
def test_a_day_of_a_birth_or_a_death_is_found(text, date):
    assert found(text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "it began on 3 March 2019",
        "on 4/5/2020 I moved out",
        "born in 1987",
        "I was born in May",
        "my birthday is tomorrow",
        "he died in March",
        "born in Jan 13 years ago",
        "18/27, then 12/27",
    ],
)
def test_other_days_are_left_alone(text):
    assert found(text) == []
