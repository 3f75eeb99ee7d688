"""Phone numbers, as people type them: in digits, in words, spaced out to hide them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from forum.care.details.glancing import Glance
from forum.care.details.numbering import (
    belongs_to_an_organisation,
    is_given_out,
    is_possible_abroad,
)
from forum.care.help_lines import REGIONS

# The plans are asked of so many numbers in one text; of the rest, their looks decide.
ASKED_MAX = 60
# Told to people in danger, in many countries. Those of our help page are added.
PUBLIC = {"116000", "116006", "116111", "116117", "116123", "686868", "18002738255"}
PUBLIC |= {re.sub(r"\D", "", line.number_text) for region in REGIONS for line in region.lines}

_SPOKEN = {"zero": "0", "nought": "0", "oh": "0", "one": "1", "two": "2", "three": "3"}
_SPOKEN |= {"four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9"}
_COUNTED = frozenset({*_SPOKEN, "double", "triple", "hundred"})
_UNIT = rf"(?:\d|(?:{'|'.join(sorted(_COUNTED))})\b)"
_GAP = r"(?:[ \t\xa0]?[-\u2010-\u2013.()·/][ \t\xa0]?\(?|[ \t\xa0]{1,2}\(?)?+"
_LONGER = r"(?:[ \t]?(?:ext(?:ension)?\.?|x|\#)[ \t]?\d{1,6})?+"
_CANDIDATE = re.compile(
    rf"(?<![\w£$€#/=&+])(?<!\d[:,])(?P<number>\(?\+?\(?(?:{_UNIT}{_GAP}(?={_UNIT})){{5,40}}+{_UNIT})(?P<longer>{_LONGER})"
    r"(?![\w%°£$€]|[:,]\d)",
    re.IGNORECASE,
)
_DIGIT, _FEWEST_UNITS = re.compile(r"\d"), 6
_UNITS = re.compile(r"\d|[a-z]+", re.IGNORECASE)
_GROUPS = re.compile(r"\d+")

# What is said right before or after a number that is for calling.
_BEFORE = re.compile(
    r"\b(?:tele)?(?:phones?|tel|mobile|mob|(?:my|his|her) cell|cellphone|cell (?:phone|number)"
    r"|fax|landline|whatsapp)\b"
    r"[^\n\d]{0,20}$"
    r"|\b(?:my|his|her|their|our|new|this|the) (?:\w+ )?(?:number|no\.?|digits)\b[^\n\d]{0,15}$"
    r"|\b(?:call|calls|text|texts|ring|dial|phone|reach|contact|message|answering)"
    r"(?: (?:me|us|him|her|them|back|now|please|on|at|this|number)){0,3}[: ]{0,2}$"
    # in Spanish
    r"|\b(?:tel[eé]fono|m[oó]vil|celular|wh?atsapp?|was+ap|guasap|n[uú]mero)\b[^\n\d]{0,20}$"
    r"|\b(?:ll[aá]ma|llamad|escr[ií]be|contacta|cont[aá]cta)(?:me|nos|l[aeo])?"
    r"(?: (?:al?|en|por|el|este|n[uú]mero|ya|ahora)){0,3}[: ]{0,2}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[-, (]{0,3}(?:office|fax|mobile|cell|home|work|is my (?:phone |mobile |cell )?number)\b",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"\(?(?:(?:\+?1|001)[-. ]?)?\(?\d{3}(?:\)[-. ]?|[-. /] ?)\d{3}(?: ?[-. ] ?)?\d{4}"
)
# "622 410 937", "622 41 09 37": mobile phones of Spain, which begin with a 6 or a 7.
_SPANISH = re.compile(r"[67]\d\d([-. ])(?:\d{3}\1\d{3}|\d\d\1\d\d\1\d\d)")
_SOCIAL_SECURITY = re.compile(r"\d{3}[- ]\d{2}[- ]\d{4}")
_MOMENT = re.compile(  # "12-10-1999", "2012 01 02 08", "10.30 - 11.45", "0930 1045"
    r"(?:0?[1-9]|[12]\d|3[01])([-./ ])(?:0?[1-9]|[12]\d|3[01])\1(?:\d{2}|(?:19"
    r"|20)\d\d)(?:\W+\d\d?)?"
    r"|(?:19|20)\d\d[-./ ]?(?:0\d|1[0-2])[-./ ]?[0-3]\d(?:\W+\d\d)*"
    r"|(?:[01]?\d[.]|[01]\d|2[0-3][.]?)[0-5]\d(?:\W+(?:[01]?\d[.]|[01]\d|2[0-3][.]?)[0-5]\d){1,3}"
    r"|(?:(?:19|20)\d\d\W+)+(?:19|20)\d\d"
)


def phones(glance: Glance) -> Iterator[tuple[int, int]]:
    """Yield where a number stands that calls a person. Help lines are left alone."""
    if not _has_enough_units(glance):
        return
    text, asked = glance.text, 0
    for found in _CANDIDATE.finditer(text):
        number, start = found["number"], found.start()
        if number.startswith("(") and ")" not in number:
            number, start = number[1:], start + 1
        digits = _digits(number.lower())
        if not 6 <= len(digits) <= 17 or _is_public(digits) or _is_something_else(number, digits):
            continue
        told = found["longer"] or _is_told(text, start, found.end())
        if told or _looks_like_one(number, digits):
            asked += 1
            if asked > ASKED_MAX or not belongs_to_an_organisation(digits):
                yield start, found.end()


def _has_enough_units(glance: Glance) -> bool:
    """Return whether a text has as many digits, spoken or not, as a number has at least."""
    units = len(_DIGIT.findall(glance.text)) if glance.has_digit() else 0
    if glance.has_word(_COUNTED):
        units += sum(word in _COUNTED for word in glance.said)
    return units >= _FEWEST_UNITS or glance.reads_otherwise


def _digits(words: str) -> str:
    digits, times = "", 1
    for unit in _UNITS.findall(words):
        if unit in ("double", "triple"):
            times = 2 if unit == "double" else 3
            continue
        digits += "00" if unit == "hundred" else _SPOKEN.get(unit, unit) * times
        times = 1
    return digits


def _is_public(digits: str) -> bool:
    return digits in PUBLIC or digits.removeprefix("44").removeprefix("00") in PUBLIC


def _is_something_else(number: str, digits: str) -> bool:
    """Return whether digits are a date, times, a social security number or a counting."""
    groups = [int(group) for group in _GROUPS.findall(number)]
    steps = {later - earlier for earlier, later in pairwise(groups)}
    is_counting = "12345678" in digits or (
        len(groups) > 3 and steps in ({0}, {1}, {-1}, {5}, {10}, {-10}, {100})
    )
    return is_counting or any(looks.fullmatch(number) for looks in (_MOMENT, _SOCIAL_SECURITY))


def _is_told(text: str, start: int, end: int) -> bool:
    """Return whether the words around say that this is for calling."""
    return bool(_BEFORE.search(text[max(0, start - 40) : start]) or _AFTER.match(text, end))


def _looks_like_one(number: str, digits: str) -> bool:
    """Return whether digits are a phone number though no word says so."""
    if number.startswith(("+", "(+", "00")):
        return len(digits) >= 8 and is_possible_abroad(digits.removeprefix("00"))
    if _AMERICAN.fullmatch(number):
        return True
    if _SPANISH.fullmatch(number):
        return is_given_out(digits, ("ES",))
    if digits.startswith("0") and len(digits) in (10, 11):
        return True
    if digits.startswith("0") and len(digits) in (9, 12):
        return is_given_out(digits)
    is_one_block = re.fullmatch(r"\d{10}|1\d{10}|\d{5}[ -]\d{5}", number)
    return bool(is_one_block) and is_given_out(digits, ("US", "IN"))
