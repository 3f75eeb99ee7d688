"""Reading a file of help lines: what can be understood is used, the rest is told."""

import pytest

from forum.care.help_reading import read_help_lines

GOOD = """
[[region]]
code = "ie"
name = "Ireland"
emergency = "112"
emergency_words = ["999 works too."]
sources = ["example.org"]
checked = 2026-11-24

[[region.line]]
name = "Samaritans"
about = "Somebody listens."
call = "116 123"
how = "Call, free"
when = "Day and night"
languages = "Irish"
lang = "ga"
"""


def faults_of(text: str) -> str:
    return " ".join(read_help_lines(text).faults)


def test_a_good_file_is_taken_as_it_is():
    file = read_help_lines(GOOD)

    [region] = file.regions
    [line] = region.lines
    assert file.faults == ()
    assert not file.only
    assert (region.code, region.name, region.emergency_href) == ("ie", "Ireland", "tel:112")
    assert (region.source, str(region.checked_on)) == ("example.org", "2026-11-24")
    assert (line.number_text, line.href, line.how) == ("116 123", "tel:116123", "Call, free")
    assert (line.when, line.languages, line.lang) == ("Day and night", "Irish", "ga")


@pytest.mark.parametrize(
    ("way", "href", "how"),
    [
        ('text = "50 808"', "sms:50808", "Text"),
        ('web = "example.org/chat"', "https://example.org/chat", "Opens another site"),
        ('call = "116"', "tel:116", "Call"),
    ],
)
def test_the_button_says_what_it_does(way, href, how):
    text = GOOD.replace('call = "116 123"', way).replace('how = "Call, free"', "")

    [line] = read_help_lines(text).regions[0].lines

    assert (line.href, line.how) == (href, how)


@pytest.mark.parametrize("number", ['call = "ask for Anna"', "", 'web = "on our wall"'])
def test_a_line_without_a_number_keeps_its_words_and_is_named(number):
    file = read_help_lines(GOOD.replace('call = "116 123"', number))

    [line] = file.regions[0].lines
    assert line.href is None
    assert line.name == "Samaritans"
    assert line.number_text == (number.split('"')[1] if number else "")
    assert file.faults == (
        "Ireland, Samaritans: no number or address that works, so its words are shown without a "
        "link.",
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("emergency = ", "emergancy = ", "nothing is called 'emergancy' here"),
        ("emergency = ", "emergancy = ", "no emergency number that can be called"),
        ("checked = 2026-11-24", "", "no day in 'checked'"),
        ("checked = 2026-11-24", 'checked = "May"', "'checked' is not written as in the example"),
        ("checked = 2026-11-24", "checked = 2026-11-24T10:00:00", "'checked' is not written"),
        ('sources = ["example.org"]', "", "no sources"),
        ('name = "Samaritans"', "", "line 1: no name"),
        ('call = "116 123"', "call = 116123", "'call' is not written as in the example"),
    ],
)
def test_what_is_wrong_is_said_in_words_and_the_country_is_shown(before, after, told):
    text = GOOD.replace(before, after)

    assert told in faults_of(text)
    assert [region.code for region in read_help_lines(text).regions] == ["ie"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('code = "ie"', 'code = "Ireland"'),
        ('code = "ie"', 'code = "ie; Path=/"'),
        ('code = "ie"', ""),
        ('name = "Ireland"', ""),
    ],
)
def test_a_country_without_a_code_or_a_name_is_left_out(before, after):
    file = read_help_lines(GOOD.replace(before, after))

    assert file.regions == ()
    assert "so it is left out" in " ".join(file.faults)
    assert "the list that comes with Lamplit is" in " ".join(file.faults)


def test_a_country_without_lines_still_has_its_emergency_number():
    text = GOOD.partition("[[region.line]]")[0]

    assert read_help_lines(text).regions[0].emergency_href == "tel:112"
    assert faults_of(text) == "Ireland: no help lines."


def test_of_two_countries_with_one_code_the_first_is_shown():
    text = GOOD + GOOD.replace('"Ireland"', '"Iceland"')

    assert [region.name for region in read_help_lines(text).regions] == ["Ireland"]
    assert "Iceland: another country has the same code" in faults_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "region",
        "[[region]]\nname = ",
        "region = 3",
        'region = ["gb"]',
        "[[region]]",
        "a = " + "[" * 5000,
        "\x00",
    ],
)
def test_a_file_that_is_no_list_gives_none_and_says_so(text):
    file = read_help_lines(text)

    assert file.regions == ()
    assert file.faults


def test_a_file_may_say_that_it_is_all_there_is():
    assert read_help_lines(f"only = true\n{GOOD}").only
    assert "'only' is not written" in faults_of(f'only = "yes"\n{GOOD}')
