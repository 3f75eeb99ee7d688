"""What the numbering plans of countries say of a number. The only module to import phonenumbers.

Loading it and the plans below costs about 25 ms and 3 MB in each process: so the first number waits
for it, and those that never see one are spared.
Decision: docs/decisions/0011-details-checked-by-rules.md
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

# Where people who write without a country code most likely are. One question costs 20 to 60
# microseconds a country. Not Germany's: it takes almost any digits.
COUNTRIES = ("GB", "US", "IE", "AU", "NZ", "IN", "ZA", "FR", "NL", "BE", "CH", "ES")
HELP_LINE_COUNTRIES = ("GB", "US", "IE", "AU", "NZ", "DE", "NL")


def is_given_out(digits: str, countries: Iterable[str] = COUNTRIES) -> bool:
    """Return whether digits without a country code can be a number in one of `countries`."""
    from phonenumbers import is_valid_number

    return any(is_valid_number(number) for number in _read(digits, countries))


def is_possible_abroad(digits: str) -> bool:
    """Return whether digits that follow a "+" can be a number anywhere."""
    from phonenumbers import is_possible_number

    return any(is_possible_number(number) for number in _read(f"+{digits}", [None]))


def belongs_to_an_organisation(digits: str) -> bool:
    """Return whether calling is free or dear: no person has such a number, help lines have."""
    from phonenumbers import PhoneNumberType as Kind, is_valid_number, number_type

    of_many = {Kind.TOLL_FREE, Kind.SHARED_COST, Kind.PREMIUM_RATE, Kind.UAN}
    countries = HELP_LINE_COUNTRIES if digits.startswith(("0", "13", "18", "8")) else ()
    kinds = (number_type(n) for n in _read(digits, countries) if is_valid_number(n))
    return next(kinds, None) in of_many  # the first country that knows it decides


def _read(digits: str, countries: Iterable[str | None]) -> Iterable["PhoneNumber"]:
    from phonenumbers import NumberParseException, parse

    for country in countries:
        try:
            yield parse(digits, country)
        except NumberParseException:
            continue
