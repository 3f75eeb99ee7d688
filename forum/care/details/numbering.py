"""What the numbering plans of countries say of a number. The only module to import phonenumbers.

Loading it and the plans below costs about 25 ms and 3 MB, once in each process.
Decision: docs/decisions/0011-details-checked-by-rules.md
"""

from collections.abc import Iterable

from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    PhoneNumberType,
    is_possible_number,
    is_valid_number,
    number_type,
    parse,
)

# Where people who write without a country code most likely are. One question costs 20 to 60
# microseconds a country. Not Germany's: it takes almost any digits.
COUNTRIES = ("GB", "US", "IE", "AU", "NZ", "IN", "ZA", "FR", "NL", "BE", "CH", "ES")
HELP_LINE_COUNTRIES = ("GB", "US", "IE", "AU", "NZ", "DE", "NL")
_OF_MANY = {
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.UAN,
}


def is_given_out(digits: str, countries: Iterable[str] = COUNTRIES) -> bool:
    """Return whether digits without a country code can be a number in one of `countries`."""
    return any(is_valid_number(number) for number in _read(digits, countries))


def is_possible_abroad(digits: str) -> bool:
    """Return whether digits that follow a "+" can be a number anywhere."""
    return any(is_possible_number(number) for number in _read(f"+{digits}", [None]))


def belongs_to_an_organisation(digits: str) -> bool:
    """Return whether calling is free or dear: no person has such a number, help lines have."""
    countries = HELP_LINE_COUNTRIES if digits.startswith(("0", "13", "18", "8")) else ()
    kinds = (number_type(n) for n in _read(digits, countries) if is_valid_number(n))
    return next(kinds, None) in _OF_MANY  # the first country that knows it decides


def _read(digits: str, countries: Iterable[str | None]) -> Iterable[PhoneNumber]:
    for country in countries:
        try:
            yield parse(digits, country)
        except NumberParseException:
            continue
