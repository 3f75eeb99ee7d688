"""Help lines for people in danger, by country. Facts only; each with its source and date.

Numbers change: whoever runs a forum checks them for the places their people live in
(docs/operating.md, "Help lines").
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Line:
    """One way to reach a person now. `href` is a tel:, sms: or https: address."""

    name: str
    about: str
    number_text: str
    href: str
    how: str


@dataclass(frozen=True)
class Region:
    """The lines of one country.

    `emergency_words` is what to know when calling for help; `checked_on` is the day on which
    the numbers were last compared with what their source says.
    """

    code: str
    name: str
    emergency_number: str
    emergency_words: list[str]
    lines: list[Line]
    source: str
    checked_on: date


SAMARITANS = Line(
    "Samaritans",
    "Free, day and night, for anything you are going through. You don’t have to be suicidal.",
    "116 123",
    "tel:116123",
    "Call, free",
)
REGIONS = [
    Region(
        "gb",
        "United Kingdom",
        "999",
        ["Can’t speak? From a mobile, call 999, then press 55 when you are asked."],
        [
            SAMARITANS,
            Line(
                "Shout",
                "If talking out loud is hard or not safe. You text, a trained volunteer answers.",
                "85258",
                "sms:85258",
                "Text SHOUT, free",
            ),
            Line(
                "NHS 111",
                "For urgent mental health help in England, Wales and Scotland.",
                "111",
                "tel:111",
                "Call, mental health option, free",
            ),
        ],
        "samaritans.org, giveusashout.org and nhs.uk",
        date(2026, 11, 24),
    ),
    Region(
        "ie",
        "Ireland",
        "112",
        ["999 works too."],
        [
            SAMARITANS,
            Line(
                "50808",
                "A free text service, day and night. You text, a trained volunteer answers.",
                "50808",
                "sms:50808",
                "Text HELLO, free",
            ),
        ],
        "samaritans.org and text50808.ie",
        date(2026, 11, 24),
    ),
    Region(
        "us",
        "United States",
        "911",
        [],
        [
            Line(
                "988 Suicide & Crisis Lifeline",
                "Free, day and night. Call or text; you don’t have to be suicidal.",
                "988",
                "tel:988",
                "Call or text, free",
            ),
            Line(
                "Crisis Text Line",
                "You text, a trained volunteer answers.",
                "741741",
                "sms:741741",
                "Text HOME, free",
            ),
        ],
        "988lifeline.org and crisistextline.org",
        date(2026, 11, 24),
    ),
    Region(
        "ca",
        "Canada",
        "911",
        [],
        [
            Line(
                "9-8-8 Suicide Crisis Helpline",
                "Free, day and night, in English and French.",
                "988",
                "tel:988",
                "Call or text, free",
            ),
        ],
        "988.ca",
        date(2026, 11, 24),
    ),
    Region(
        "au",
        "Australia",
        "000",
        [],
        [
            Line(
                "Lifeline",
                "Day and night, for anyone having a hard time.",
                "13 11 14",
                "tel:131114",
                "Call",
            ),
        ],
        "lifeline.org.au",
        date(2026, 11, 24),
    ),
    Region(
        "nz",
        "New Zealand",
        "111",
        [],
        [
            Line(
                "1737, need to talk?",
                "Free, day and night. A trained counsellor answers.",
                "1737",
                "tel:1737",
                "Call or text, free",
            ),
        ],
        "1737.org.nz",
        date(2026, 11, 24),
    ),
    Region(
        "other",
        "Somewhere else",
        "112",
        ["112 works in all of the European Union and in many other countries."],
        [
            Line(
                "Find A Helpline",
                "Lists free help lines by country. This link leaves our site.",
                "findahelpline.com",
                "https://findahelpline.com/",
                "Opens another site",
            ),
        ],
        "findahelpline.com",
        date(2026, 11, 24),
    ),
]
_BY_CODE = {region.code: region for region in REGIONS}


def region_for(code: str) -> Region:
    """Return the region that a person chose, or the first one: never guessed from an address."""
    return _BY_CODE.get(code, REGIONS[0])
