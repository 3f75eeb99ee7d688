"""Workplaces, schools, clinics: those with a name of their own."""

import pytest

from forum.care.details.glancing import Glance
from forum.care.details.places import places


def found(text):
    return [text[start:end] for start, end in places(Glance(text))]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("I work at Tesco in Leeds.", "Tesco in Leeds"),
        ("i work at tesco in leeds", "tesco in leeds"),
        ("I work as a nurse at Leeds General Infirmary", "Leeds General Infirmary"),
        ("I started a new job at Greggs", "Greggs"),
        ("my wife works for Northgate Books", "Northgate Books"),
        ("I go to Hillside High School.", "Hillside High School"),
        ("I attend Oakwood Academy", "Oakwood Academy"),
        ("I'm a student at the University of Leeds", "University of Leeds"),
        ("she goes to St Anne's Primary School", "St Anne's Primary School"),
        ("my doctor at St Mary's Clinic", "St Mary's Clinic"),
        ("I was at Queens University Hospital", "Queens University Hospital"),
        ("on Ward 4 at Maple Grove Hospital", "Maple Grove Hospital"),
    ],
)
def test_a_place_with_a_name_is_found(text, place):
    assert place in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "I work at a school",
        "I work at home and at night",
        "I work for the NHS",
        "I work for Myself",
        "I worked at Christmas",
        "I work in IT with kids",
        "I study English at school",
        "I went to High School in the nineties",
        "I go to church on Sunday",
        "in the Emergency room at the hospital",
        "the White House said",
        "I read it on the Mayo Clinic pages",
        "he went to Medical School",
        "to Sunday School",
        "I work with Him",
    ],
)
def test_a_place_that_could_be_anywhere_is_left_alone(text):
    assert found(text) == []
