"""Letters that look like Latin ones. The only module to import confusable_homoglyphs."""

import re
import unicodedata
from functools import cache

from confusable_homoglyphs import confusables

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
    likes = {like["c"].lower() for like in confusables.confusables_data.get(sign, ())}
    letters = sorted(like for like in likes if len(like) == 1 and "a" <= like <= "z")
    return "l" if "l" in letters else next(iter(letters), None)
