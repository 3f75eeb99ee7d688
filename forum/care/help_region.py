"""One country's help lines: how people are reached, and who compared them when. Pure."""

import re
from dataclasses import dataclass, replace
from datetime import date

from forum.language.messages import listed

# Who lives in a country that we have no list for finds an international directory here.
ELSEWHERE = "other"
AGED_AFTER_DAYS = 180

_NUMBER = re.compile(r"\+?[0-9][0-9 ()./-]*")
_ADDRESS = re.compile(
    r"(?:https://)?((?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[\w./?=&%~-]*)?)", re.IGNORECASE
)


@dataclass(frozen=True)
class Line:
    """One way to reach a person now.

    `number_text` is what people read. `href` is the tel:, sms: or https: address made of it;
    None where none can be made: then only the words are shown. `lang` is the language of the
    name, "" for that of the page.
    """

    name: str
    about: str
    number_text: str
    href: str | None
    how: str
    when: str = ""
    languages: str = ""
    lang: str = ""
    is_hidden: bool = False


@dataclass(frozen=True)
class Region:
    """The lines of one country.

    `emergency_words` is what to know when calling for help; `sources` are web addresses;
    `checked_on` is the day on which the numbers were last compared with them, None if unknown.
    One that `is_hidden` is shown to the people who run the place alone.
    """

    code: str
    name: str
    emergency_number: str
    emergency_words: tuple[str, ...]
    lines: tuple[Line, ...]
    sources: tuple[str, ...]
    checked_on: date | None
    is_hidden: bool = False

    @property
    def emergency_href(self) -> str | None:
        return to_call(self.emergency_number)

    @property
    def source(self) -> str:
        return listed(self.sources)

    @property
    def as_shown(self) -> "Region":
        """Return it without the lines that are hidden."""
        shown = self.lines_shown
        return self if shown == self.lines else replace(self, lines=shown)

    @property
    def lines_shown(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if not line.is_hidden)

    def is_aged(self, today: date, *, days: int = AGED_AFTER_DAYS) -> bool:
        """Return whether the numbers have to be compared again; a day to come counts for none."""
        if self.checked_on is None:
            return True
        # Where the operator is, it may be tomorrow already.
        return not -1 <= (today - self.checked_on).days <= days


def to_call(number: str) -> str | None:
    return f"tel:{_digits(number)}" if _NUMBER.fullmatch(number) else None


def to_text(number: str) -> str | None:
    return f"sms:{_digits(number)}" if _NUMBER.fullmatch(number) else None


def to_open(address: str) -> str | None:
    found = _ADDRESS.fullmatch(address)
    return f"https://{found[1]}" if found else None


def _digits(number: str) -> str:
    return re.sub(r"[^+0-9]", "", number)
