"""Days by which a person can be looked up: of a birth, a death, a wedding. No other dates."""

import re
from collections.abc import Iterator

from forum.care.details.capitals import words
from forum.care.details.glancing import Glance

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)"
_FULL = (
    rf"(?:{_DAY}[ -]?(?:of )?{_MONTH}[ ,-]{{1,2}}{_YEAR}\b|{_MONTH}[ -]?{_DAY}(?:, ?| "
    rf"|-){_YEAR}\b"
    rf"|\d{{1,2}}(?P<sign>[-./]) ?\d{{1,2}}(?P=sign) ?{_YEAR}\b|(?:19"
    rf"|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}\b)"
)
_WITHOUT_YEAR = (
    rf"(?:{_DAY}[ -]?(?:of )?{_MONTH}(?!\w)"
    rf"|{_MONTH}[ -]?{_DAY}\b(?!:| (?:years?|yrs|months|weeks|days|times)\b))"
)
_DATE = re.compile(
    rf"(?<![\w.,:/£$€-])(?:(?P<full>{_FULL})|(?P<part>{_WITHOUT_YEAR}))", re.IGNORECASE
)

_BORN_BEFORE = re.compile(
    r"\b(?:born|d\.?o\.?b\.?|date of birth|birth ?date|birth ?days?|b-?day)\b[^\n]{0,30}$",
    re.IGNORECASE,
)
_BORN_AFTER = re.compile(
    r"[ ,]{0,2}(?:is|was|\()? ?(?:my|his|her|their|our)(?: \w+){0,2} (?:birthday|bday|dob)\b",
    re.IGNORECASE,
)
_DAY_OF_NOTICE = re.compile(
    r"\b(?:died|killed|passed(?: away)?|funeral|married|wedding|obituary|buried)\b[^\n.]{0,30}$",
    re.IGNORECASE,
)

# One of these is in whatever tells of such a day: "d.o.b." and "b-day" are several words each.
_TELLING = words("born birth birthdate birthday birthdays bday dob b ob died killed passed funeral")
_TELLING |= words("married wedding obituary buried")


def dates(glance: Glance) -> Iterator[tuple[int, int]]:
    """Yield birthdays, with or without a year, and full dates that public notices give."""
    if not (glance.has_digit() and glance.has_word(_TELLING)):
        return
    text = glance.text
    for found in _DATE.finditer(text):
        before = text[max(0, found.start() - 50) : found.start()]
        if (
            _BORN_BEFORE.search(before)
            or _BORN_AFTER.match(text, found.end())
            or (found["full"] and _DAY_OF_NOTICE.search(before))
        ):
            yield found.start(), found.end() - found[0].endswith(".")
