"""A sentence is said in its reader's language, and in English where nobody reads."""

import subprocess
import sys
from datetime import date

import pytest
from flask_babel import force_locale

from forum.language import messages
from forum.language.messages import (
    _,
    _l,
    _n,
    as_shipped,
    country,
    date_in_words,
    day_in_words,
    direction,
    language,
    listed,
    month,
    month_in_words,
    number,
)

LATER = _l("yesterday")
MARCH = date(2025, 3, 9)


@pytest.fixture
def spanish(app):
    with app.test_request_context("/"), force_locale("es"):
        yield


def test_without_a_reader_it_is_english():
    assert (_("yesterday"), _n("%(num)d day", "%(num)d days", 2)) == ("yesterday", "2 days")
    assert (language(), direction(), str(LATER)) == ("en", "ltr", "yesterday")


def test_a_reader_of_spanish_reads_spanish(spanish):
    assert (_("yesterday"), str(LATER), language()) == ("ayer", "ayer", "es")


def test_values_take_their_places(spanish):
    assert _("in %(month)s", month="marzo") == "en marzo"


def test_a_language_that_is_spoken_for_a_moment_is_not_kept(app):
    heard = []
    with app.test_request_context("/"):
        for spoken in ("en", "es", "en"):
            with force_locale(spoken):
                heard += [_("yesterday"), _n("%(num)d day", "%(num)d days", 2), number(1234)]
        heard.append(_("yesterday"))

    assert heard[:3] == heard[6:9] == ["yesterday", "2 days", "1,234"]
    assert heard[3:6] == ["ayer", "2 días", "1.234"]
    assert heard[9] == "yesterday"


def test_a_catalogue_is_looked_for_once_in_a_request(app, monkeypatch):
    looked = []
    usual = messages.get_translations
    monkeypatch.setattr(messages, "get_translations", lambda: looked.append(1) or usual())

    with app.test_request_context("/"):
        said = [_("yesterday") for _time in range(5)]

    assert said == ["yesterday"] * 5
    assert len(looked) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [("yesterday", "ayer"), ("100 %(of)s our own", "100 %(of)s our own"), ("", "")],
)
def test_words_of_the_house_are_translated_while_they_are_those_that_it_came_with(
    spanish, words, said
):
    assert as_shipped(words) == said


@pytest.mark.parametrize(("this_year", "said"), [(2025, "March"), (2026, "March 2025")])
def test_a_month_tells_its_year_when_it_is_another_one(this_year, said):
    assert month(MARCH, this_year=this_year) == said


def test_a_month_is_told_as_its_language_tells_it(spanish):
    assert month(MARCH, this_year=2026) == "marzo de 2025"


def test_a_language_that_is_written_from_the_right_is_known(app):
    with app.test_request_context("/"), force_locale("ar"):
        assert direction() == "rtl"


def test_dates_are_british_where_nobody_reads():
    assert date_in_words(MARCH) == "9 March 2025"
    assert (day_in_words(MARCH), month_in_words(MARCH)) == ("9 March", "March 2025")


def test_dates_are_written_as_their_language_writes_them(spanish):
    assert date_in_words(MARCH) == "9 de marzo de 2025"
    assert (day_in_words(MARCH), month_in_words(MARCH)) == ("9 de marzo", "marzo de 2025")


def test_a_country_has_the_name_that_its_reader_knows(app):
    assert (country("de"), country("nowhere")) == ("Germany", "")
    with app.test_request_context("/"), force_locale("es"):
        assert country("de") == "Alemania"


def test_a_number_is_written_as_its_language_writes_it(app):
    assert (number(600), number(1234)) == ("600", "1,234")
    with app.test_request_context("/"), force_locale("es"):
        assert (number(1234), number(12345)) == ("1.234", "12.345")


@pytest.mark.parametrize(
    ("words", "said", "in_spanish"),
    [
        ((), "", ""),
        (("a",), "a", "a"),
        (("a", "b"), "a and b", "a y b"),
        (("a", "b", "c"), "a, b and c", "a, b y c"),
    ],
)
def test_words_are_listed_as_people_say_them(app, words, said, in_spanish):
    assert listed(words) == said
    with app.test_request_context("/"), force_locale("es"):
        assert listed(words) == in_spanish


def test_what_is_known_of_every_language_is_read_at_once():
    program = """
from babel import localedata
from forum.language.messages import read_languages
read_languages()
print(*localedata._cache)
"""

    read = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert {"en", "en_GB", "es"} <= set(read.stdout.decode().split())


def test_nothing_that_is_let_go_of_is_said_otherwise():
    program = """
from datetime import date
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from forum.language.messages import read_languages

def said(spoken):
    days = [date(2024, month, month + 9) for month in range(1, 13)]
    yield [format_date(day, form, locale=spoken) for day in days for form in ("LLLL", "long")]
    yield [format_skeleton(form, day, locale=spoken) for day in days for form in ("yMMMM", "MMMMd")]
    yield [format_decimal(count, locale=spoken) for count in (0, 1, 999, 1000, 12345, 10**7)]
    yield dict(Locale(spoken).territories), Locale.parse(spoken).text_direction
    yield Locale.parse(spoken).english_name  # the catalogues say it

before = [list(said(spoken)) for spoken in ("en", "en_GB", "es")]
read_languages()
after = [list(said(spoken)) for spoken in ("en", "en_GB", "es")]
print(before == after, len(before[2][3][0]) > 200)
"""

    compared = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert compared.stdout.decode().split() == ["True", "True"]
