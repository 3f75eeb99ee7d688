"""Letters that look like Latin ones. The only module that knows confusable_homoglyphs."""

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import confusable_homoglyphs

# Letters whose names say which Latin letter they are: an "o" with a stroke, a "k" in a black box.
_NAMED = re.compile(
    r"LATIN (?:SMALL|CAPITAL) (?:LETTER|LIGATURE) (?:DOTLESS |OPEN |SCRIPT )?(AE|OE|[A-Z])"
    r"(?: WITH .+)?"
    r"|LATIN LETTER SMALL CAPITAL ([A-Z])"
    r"|(?:NEGATIVE (?:SQUARED|CIRCLED) LATIN CAPITAL|REGIONAL INDICATOR SYMBOL) LETTER ([A-Z])"
)


@cache
def latin_for(sign: str) -> str | None:
    """Return the small Latin letters that a sign reads as, or None if it is like none."""
    named = _NAMED.fullmatch(unicodedata.name(sign, ""))
    if named:
        return "".join(filter(None, named.groups())).lower()
    if not sign.isalpha():
        return None
    # A capital may look like a Latin one where its small letter does not, and both are one.
    other = sign.upper()
    return _likest(sign) or (_likest(other) if len(other) == 1 else None)


def _likest(sign: str) -> str | None:
    """Return the Latin letter that a letter is told to look like; a bar is an "l"."""
    letters = _looks().get(sign, "")
    return "l" if "l" in letters else min(letters, default=None)


@cache
def _looks() -> Mapping[str, str]:
    """Return the small Latin letters that each sign looks like, all of those in one word.

    The library would keep its whole file, eight megabytes, of which this is the little we ask for.
    """
    file = files(confusable_homoglyphs).joinpath("confusables.json")
    told = json.loads(file.read_text(encoding="utf-8"))
    letters = {
        sign: "".join(like["c"].lower() for like in likes if _is_latin(like["c"].lower()))
        for sign, likes in told.items()
    }
    return {sign: found for sign, found in letters.items() if found}


def _is_latin(sign: str) -> bool:
    return len(sign) == 1 and "a" <= sign <= "z"
