"""Help lines: a number that is shown is the number that is called."""

import re

import pytest

from forum.care.help_lines import REGIONS, Line, region_for

LINES = {f"{region.code}: {line.name}": line for region in REGIONS for line in region.lines}


def test_every_country_can_be_chosen():
    assert [region_for(region.code) for region in REGIONS] == REGIONS
    assert len({region.code for region in REGIONS}) == len(REGIONS)


@pytest.mark.parametrize("code", ["", "GB", "xx", "gb\n", "../gb"])
def test_whoever_chose_no_country_sees_the_first(code):
    assert region_for(code) is REGIONS[0]


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.code)
def test_every_country_has_an_emergency_number_and_a_line(region):
    assert re.fullmatch(r"\d{3}", region.emergency_number)
    assert region.lines
    assert all(re.fullmatch(r"[A-Z0-9].+[.]", words) for words in region.emergency_words)


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.code)
def test_every_fact_has_a_source_and_a_day(region):
    assert "." in region.source
    assert region.checked_on.year >= 2026


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_the_number_that_is_shown_is_the_number_that_is_called(line):
    kind, _, target = line.href.partition(":")

    if kind == "https":
        assert target.strip("/") == line.number_text
    else:
        assert kind in ("tel", "sms")
        assert target == line.number_text.replace(" ", "")


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_line_says_what_to_do_and_what_to_expect(line):
    does = {"tel": "Call", "sms": "Text", "https": "Opens"}[line.href.partition(":")[0]]

    assert line.how.startswith(does)
    assert re.fullmatch(r"[A-Z].+\.", line.about)


def test_a_line_is_a_fact_that_nobody_changes():
    with pytest.raises(AttributeError):
        REGIONS[0].lines[0].number_text = "0900 1234"

    assert isinstance(REGIONS[0].lines[0], Line)
