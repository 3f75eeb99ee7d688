"""What the forum says, in the language of whoever reads it.

The only door to the catalogues in forum/language/translations. A message is marked where it
stands by one of four names, which `make messages` looks for:

- `_("Kept.")` is translated on the spot: inside functions. `%(name)s` takes values given by name.
- `_n("%(num)d reply", "%(num)d replies", count)` chooses the plural form of the language.
- `_l("Kept.")` is translated when it is shown: for what is said once, while a module is read.
- `marked("Be kind")` leaves it as it is. Whoever shows it translates it: for words that came with
  Lamplit and are kept in the database, where people may have changed them.

Where nobody reads (a worker, a command, a test of a rule) everything stays English.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, cast

from babel import Locale, localedata
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from babel.support import NullTranslations
from flask import g
from flask_babel import get_locale, get_translations
from flask_babel.speaklater import LazyString

# The languages that Lamplit speaks, each by its own name.
LANGUAGES = {"en": "English", "es": "Español"}
# What they take over, and what of it nobody is told here: five megabytes of names and forms.
# Languages keep their names: babel writes them into catalogues.
INHERITED = ("root", "en_001")
NEVER_SAID = (
    *("unit_patterns", "unit_display_names", "compound_unit_patterns", "scripts"),
    *("currency_names", "currency_names_plural", "currency_symbols", "compact_currency_formats"),
    *("meta_zones", "time_zones", "date_fields", "interval_formats", "compact_decimal_formats"),
    "variants",
)
# A page says the same few days and numbers again and again, and looking up how is slow.
MOST_KEPT = 4096


def _(message: str, **values: Any) -> str:
    """Return the message in the reader's language, its `%(name)s` filled in."""
    said = catalogue().gettext(message)
    return said % values if values else said


def _n(one: str, many: str, num: int, **values: Any) -> str:
    """Return the form for `num` things in the reader's language; `%(num)d` is the number."""
    return in_form(one, many, num) % ({"num": num} | values)


def in_form(one: str, many: str, num: int) -> str:
    """Return the same without its values."""
    return catalogue().ngettext(one, many, num)


def catalogue() -> NullTranslations:
    """Return what the reader's language says, looked for once for each request.

    It is kept where flask_babel forgets it when another language is spoken.
    """
    here = g.get("_flask_babel") if g else None
    found = getattr(here, "babel_translations", None)
    if found is None:
        found = get_translations()
        if g:
            g._flask_babel.babel_translations = found  # noqa: SLF001
    return cast(NullTranslations, found)


def _l(message: str) -> str:
    """Return a stand-in for a `str` that is translated each time it is shown.

    It takes no values: templates trust it as they trust themselves, and would not escape them.
    It is not a `str` to `json`, `"".join` and the database: give those `str(…)` of it.
    """
    return cast(str, LazyString(as_shipped, message))


def as_shipped(words: str) -> str:
    """Return words of the house in the reader's language, if they are those that it came with.

    What its people wrote themselves stays as it is. The shipped words are marked where they stand
    in the code, or gathered from their file by tools/messages.py.
    """
    return catalogue().gettext(words) if words else ""


def marked(message: str) -> str:
    """Return the message as it is written. It is gathered with the others."""
    return message


def language() -> str:
    """Return the code of the language that is spoken now, such as "es"."""
    found = get_locale()
    return found.language if found else "en"


def listed(words: Sequence[str]) -> str:
    """Return words as one part of a sentence: "this", "this and that", "this, that and those"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(some)s and %(last)s", some=", ".join(words[:-1]), last=words[-1])


def direction() -> str:
    """Return "rtl" where the language is written from right to left, else "ltr"."""
    found = get_locale()
    return cast(str, found.text_direction) if found else "ltr"


def country(code: str, spoken: str = "") -> str:
    """Return what a country of two letters is called, here or in another language; "" for none."""
    found = Locale(spoken or language())
    return str(found.territories.get(code.upper(), ""))


def month(day: date, *, this_year: int) -> str:
    """Return the month of `day`, and its year where that is not `this_year`: "March 2025"."""
    first = day.replace(day=1)
    if day.year == this_year:
        return _dated(first, "LLLL", language())
    return _dated(first, "yMMMM", language())


def date_in_words(day: date) -> str:
    """Return a date as it is written out: "1 March 2025"."""
    return _dated(day, "long", _british())


def day_in_words(day: date) -> str:
    """Return a date without its year: "1 March"."""
    return _dated(day, "MMMMd", _british())


def month_in_words(day: date) -> str:
    """Return the month of a date, with its year: "March 2025"."""
    return _dated(day.replace(day=1), "yMMMM", _british())


def read_languages() -> None:
    """Read what is known of every language, and let go at once of what nobody here asks for.

    For whoever starts processes that all need it: early, so that what is read next takes its place.
    """
    for spoken in {*LANGUAGES, *map(_dates_of, LANGUAGES)}:
        assert Locale.parse(spoken).number_symbols
    for known in map(localedata.load, (*LANGUAGES, *map(_dates_of, LANGUAGES), *INHERITED)):
        for name in NEVER_SAID:
            known.pop(name, None)
    for facts in (get_global("likely_subtags"), get_global("territory_languages")):
        cast(dict[str, Any], facts).clear()


@lru_cache(MOST_KEPT, typed=True)
def _dated(day: date, form: str, spoken: str) -> str:
    if form in ("LLLL", "long"):
        return format_date(day, form, locale=spoken)
    return format_skeleton(form, day, locale=spoken)


def number(count: int) -> str:
    """Return a number with its thousands apart, as the language writes it: "1,234"."""
    return _counted(count, language())


@lru_cache(MOST_KEPT, typed=True)
def _counted(count: int, spoken: str) -> str:
    return format_decimal(count, locale=spoken)


def _british() -> str:
    return _dates_of(language())


def _dates_of(spoken: str) -> str:
    """Return the locale that dates are written in: English ones are British."""
    return "en_GB" if spoken == "en" else spoken
