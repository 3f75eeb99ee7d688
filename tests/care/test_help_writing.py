"""A file that is written is read back the same."""

from dataclasses import replace

from hypothesis import given, strategies as st

from forum.care.help_lines import REGIONS
from forum.care.help_reading import read_help_lines
from forum.care.help_region import Line
from forum.care.help_writing import way_of, written

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(str.strip).filter(bool)


def test_the_built_in_lists_come_back_the_same():
    read = read_help_lines(written(REGIONS, only=True))

    assert read.regions == REGIONS
    assert read.faults == ()
    assert read.only


def test_what_is_hidden_stays_so():
    first = REGIONS[0]
    lines = (replace(first.lines[0], is_hidden=True), *first.lines[1:])
    hidden = replace(first, lines=lines, is_hidden=True)

    assert read_help_lines(written([hidden], only=False)).regions == (hidden,)


@given(TEXT, TEXT)
def test_any_words_come_back_the_same(name, about):
    line = Line(name, about, "112", "tel:112", "Call")
    region = replace(REGIONS[0], lines=(line,))

    assert read_help_lines(written([region], only=False)).regions == (region,)


def test_the_way_of_a_line_is_told_by_its_address():
    ways = [way_of(Line("A", "", "", href, "")) for href in ("tel:1", "sms:1", "https://a.b", None)]

    assert ways == ["call", "text", "web", "call"]
