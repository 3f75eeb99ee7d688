"""Help lines: what comes with Lamplit, and the operator's own file instead."""

import os
import re
from datetime import date

import pytest

from forum.care.help_lines import (
    BUILT_IN,
    BUILT_IN_TEXT,
    FILE,
    MOST_BYTES,
    REGIONS,
    present_edition,
    to_look_at,
)
from forum.care.help_reading import read_help_lines

LINES = {f"{region.code}: {line.name}": line for region in REGIONS for line in region.lines}
EACH_COUNTRY = pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.code)
OWN = """
[[region]]
code = "is"
name = "Iceland"
emergency = "112"
sources = ["example.org"]
checked = 2027-01-31

[[region.line]]
name = "A line of our own"
call = "555 0100"

[[region]]
code = "ie"
name = "Ireland, as we know it"
emergency = "112"
sources = ["example.org"]
checked = 2027-01-31

[[region.line]]
name = "Another"
text = "555 0101"
"""


@pytest.fixture
def own(tmp_path):
    """Writes the operator's file, and returns the folder that it lies in."""

    def written(text: str):
        (tmp_path / FILE).write_text(text, encoding="utf-8")
        return tmp_path

    return written


# --- what comes with Lamplit ---


def test_what_comes_with_lamplit_has_no_fault():
    assert read_help_lines(BUILT_IN_TEXT).faults == ()


def test_there_are_many_countries_to_choose_from():
    codes = [region.code for region in REGIONS]

    assert len(codes) == len(set(codes)) > 14
    assert [BUILT_IN.find(code) for code in codes] == list(REGIONS)
    assert BUILT_IN.elsewhere.code == "other"


@pytest.mark.parametrize("code", ["", "GB", "xx", "gb\n", "../gb"])
def test_no_country_is_guessed(code):
    assert BUILT_IN.find(code) is None


@EACH_COUNTRY
def test_every_country_has_an_emergency_number_and_a_line(region):
    assert re.fullmatch(r"\d{3}", region.emergency_number)
    assert region.lines
    assert all(re.fullmatch(r"[A-Z0-9].+[.]", words) for words in region.emergency_words)


@EACH_COUNTRY
def test_every_fact_has_a_source_and_a_day(region):
    assert all(re.fullmatch(r"[a-z0-9.-]+\.[a-z]+(/[\w/]+)?", each) for each in region.sources)
    assert region.checked_on >= date(2026, 11, 24)


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_line_says_what_to_do_and_what_to_expect(line):
    does = {"tel": "Call", "sms": "Text", "https": "Opens"}[line.href.partition(":")[0]]

    assert line.how.startswith(does)
    assert re.fullmatch(r"[A-Z].+\.", line.about)
    assert not line.when.endswith(".")


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_name_in_letters_of_another_language_says_which(line):
    assert line.lang or line.name.isascii()


# --- the operator's own file ---


def test_without_a_file_the_lists_are_those_of_lamplit(tmp_path):
    assert present_edition(tmp_path) is BUILT_IN
    assert present_edition(tmp_path / "gone") is BUILT_IN


def test_a_file_comes_first_replaces_and_adds(own):
    edition = present_edition(own(OWN))

    assert edition.faults == ()
    assert edition.first.name == "Iceland"
    assert edition.find("ie").name == "Ireland, as we know it"
    assert edition.find("gb") is BUILT_IN.find("gb")
    assert edition.elsewhere is BUILT_IN.elsewhere
    assert len(edition.regions) == len(REGIONS) + 1


def test_a_file_may_leave_only_what_its_people_have_checked(own):
    edition = present_edition(own(f"only = true\n{OWN}"))

    assert [region.code for region in edition.regions] == ["is", "ie", "other"]


def test_a_file_is_read_again_when_it_changes(own):
    folder = own(OWN)
    before = present_edition(folder)

    after = present_edition(own(OWN.replace("Iceland", "Icelands")))

    assert (before.first.name, after.first.name) == ("Iceland", "Icelands")
    (folder / FILE).unlink()
    assert present_edition(folder) is BUILT_IN


def test_a_file_that_has_not_changed_is_not_read_again(own):
    folder = own(OWN)

    assert present_edition(folder) is present_edition(folder)


@pytest.mark.parametrize("text", ["", "[[region", "region = 1", "only = true", "[[region]]"])
def test_a_file_that_says_nothing_leaves_the_lists_of_lamplit_and_is_told(own, text):
    edition = present_edition(own(text))

    assert edition.regions == REGIONS
    assert edition.faults


def test_bytes_that_are_no_text_leave_the_lists_of_lamplit(tmp_path):
    (tmp_path / FILE).write_bytes(b"\xff\xfe\x00")

    edition = present_edition(tmp_path)

    assert edition.regions == REGIONS
    assert "cannot be read" in edition.faults[0]


def test_a_mark_that_an_editor_put_before_the_text_does_no_harm(own):
    assert present_edition(own(f"\ufeff{OWN}")).first.name == "Iceland"


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_what_is_no_file_is_not_waited_for(tmp_path, make):
    make(tmp_path / FILE)

    assert present_edition(tmp_path).regions == REGIONS
    assert present_edition(tmp_path).faults


def test_a_file_that_is_far_too_long_is_not_read(own):
    assert present_edition(own(OWN + "#" * MOST_BYTES)).first is REGIONS[0]


def test_an_operator_is_told_of_faults_and_of_age(own, tmp_path):
    folder = own(f"only = true\n{OWN.replace('555 0101', 'our wall')}")

    told = to_look_at(folder, date(2027, 9, 1))

    assert told[0].startswith("help-lines.toml: Ireland, as we know it, Another: no number")
    assert told[1].startswith("The help lines for Iceland and Ireland, as we know it were last")
    assert "Somewhere else" in told[2]


def test_an_operator_is_told_nothing_when_all_is_well(own):
    assert to_look_at(own(OWN.replace("2027-01-31", "2026-12-24")), date(2026, 12, 24)) == []


def test_what_is_wrong_is_told_in_the_language_of_whoever_asks(own, app):
    folder = own("only = 3")
    with app.test_request_context("/", headers={"Accept-Language": "es"}):
        present_edition(folder)
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        assert "so it is left out" in " ".join(present_edition(folder).faults)
