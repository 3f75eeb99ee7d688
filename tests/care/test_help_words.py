"""What comes with Lamplit is read in the reader's language; what the house wrote, as it is."""

import tomllib
from dataclasses import replace

import pytest
from flask_babel import force_locale

from forum.care.help_lines import BUILT_IN_TEXT, REGIONS
from forum.care.help_reading import WAYS
from forum.care.help_words import SHIPPED, called, in_order, in_readers_words

SAID_IN = ("about", "how", "when", "languages")
IRELAND = next(region for region in REGIONS if region.code == "ie")


@pytest.fixture
def spanish(app):
    with app.test_request_context("/"), force_locale("es"):
        yield


def shipped_words():
    for region in tomllib.loads(BUILT_IN_TEXT)["region"]:
        yield from region.get("emergency_words", [])
        yield from (line[key] for line in region["line"] for key in SAID_IN if line.get(key))
    yield from (does for _, does in WAYS.values())


def test_all_that_comes_with_lamplit_can_be_translated():
    assert set(shipped_words()) - {str(words) for words in SHIPPED} == set()


def test_an_english_reader_reads_what_the_file_says():
    assert [in_readers_words(region) for region in REGIONS] == list(REGIONS)
    assert [region.name for region in in_order(REGIONS)][::24] == ["Australia", "Somewhere else"]


def test_countries_stand_in_the_order_of_the_names_that_are_read(spanish):
    names = [region.name for region in in_order(REGIONS)]

    assert names[:2] == ["Alemania", "Australia"]
    assert names.index("Países Bajos") < names.index("Polonia") < len(names) - 1
    assert in_order(REGIONS)[-1].code == "other"


def test_what_the_house_calls_a_country_stays(spanish):
    assert called(IRELAND) == "Irlanda"
    assert called(replace(IRELAND, name="Ireland, as we know it")) == "Ireland, as we know it"


def test_words_of_the_house_stay_and_known_ones_are_read_in_the_reader_s_language(spanish):
    line = replace(IRELAND.lines[0], about="Our own words.", when="yesterday")
    shipped = replace(line, about="today")
    region = replace(IRELAND, lines=(line, shipped), emergency_words=("today", "Our own."))

    read = in_readers_words(region)

    assert (read.lines[0].about, read.lines[0].when) == ("Our own words.", "ayer")
    assert {each.name for each in read.lines} == {line.name}
    assert [each.lang for each in read.lines] == ["", "en"]
    assert read.emergency_words == ("hoy", "Our own.")
