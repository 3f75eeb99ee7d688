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
from typing import Any, cast

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from flask_babel import get_locale, gettext, lazy_gettext, ngettext

# The languages that Lamplit speaks, each by its own name.
LANGUAGES = {"en": "English", "es": "Español"}


def _(message: str, **values: Any) -> str:
    """Return the message in the reader's language, its `%(name)s` filled in."""
    return cast(str, gettext(message, **values))


def _n(one: str, many: str, num: int, **values: Any) -> str:
    """Return the form for `num` things in the reader's language; `%(num)d` is the number."""
    return cast(str, ngettext(one, many, num, **values))


def _l(message: str) -> str:
    """Return a stand-in for a `str` that is translated each time it is shown.

    It takes no values: templates trust it as they trust themselves, and would not escape them.
    It is not a `str` to `json`, `"".join` and the database: give those `str(…)` of it.
    """
    return cast(str, lazy_gettext(message))


def as_shipped(words: str) -> str:
    """Return words of the house in the reader's language, if they are those that it came with.

    What its people wrote themselves stays as it is. The shipped words are marked where they stand
    in the code, or gathered from their file by tools/messages.py.
    """
    return cast(str, gettext(words)) if words else ""


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
    spoken = get_locale() or "en"
    if day.year == this_year:
        return format_date(day, "LLLL", locale=spoken)
    return format_skeleton("yMMMM", day, locale=spoken)


def date_in_words(day: date) -> str:
    """Return a date as it is written out: "1 March 2025"."""
    return format_date(day, "long", locale=_dated())


def day_in_words(day: date) -> str:
    """Return a date without its year: "1 March"."""
    return format_skeleton("MMMMd", day, locale=_dated())


def month_in_words(day: date) -> str:
    """Return the month of a date, with its year: "March 2025"."""
    return format_skeleton("yMMMM", day, locale=_dated())


def number(count: int) -> str:
    """Return a number with its thousands apart, as the language writes it: "1,234"."""
    return format_decimal(count, locale=get_locale() or "en")


def _dated() -> str:
    """Return the locale that dates and numbers are written in: English ones are British."""
    spoken = language()
    return "en_GB" if spoken == "en" else spoken
