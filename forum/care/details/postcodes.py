"""Post codes of several countries, told from other numbers by their shape and company."""

import re
from collections.abc import Iterator

from forum.care.details.capitals import AT_A_WORD, CAPITAL, alternatives
from forum.care.details.glancing import Glance

_UK_AREAS = alternatives(
    r"A[BL] B[ABDHLNRST] C[ABFHMORTVW] D[ADEGHLNTY] E[CHNX] F[KY] G[LUY] H[ADGPRSUX] I[GMPV] "
    r"JE K[ATWY] L[ADELNSU] M[EKL] N[EGNPRW] O[LX] P[AEHLOR] R[GHM] S[AEGKLMNOPRSTWY] "
    r"T[ADFNQRSW] UB W[ACDFNRSV] YO ZE "
    "B E G L M N S W"
)
_US_STATES = alternatives(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ "
    "NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR AA AE AP Alabama Alaska "
    "Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho "
    "Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan "
    "Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania "
    "Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming Carolina Dakota Jersey "
    "Mexico York Hampshire"
)
_OUTSIDE = r"(?<![\w#£$€.-])"
_CODES = re.compile(
    rf"{AT_A_WORD}(?:"
    # United Kingdom, in small letters too: the areas are known
    rf"{_OUTSIDE}(?=[A-Za-z]{{1,2}}\d)(?i:{_UK_AREAS}\d[\dA-Z]? ?\d[ABD-HJLNP-UW-Z]{{2}})\b"
    # the first half of one, where somebody says that they are from there
    rf"|\b(?i:li(?:v[es]{{1,2}}|ved|ving) in|postcode(?: is)?) (?P<half>{_UK_AREAS}\d[\dA-Z]?)\b"
    r"(?! ?\d[A-Za-z]{2}\b)"
    # Canada, Ireland
    r"|\b[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d\b"
    r"|\b(?:[AC-FHKNPRTV-Y]\d\d|D6W) ?(?=\d{0,3}[A-Z])[0-9AC-FHKNPRTV-Y]{4}\b"
    # United States, Australia, India: with the state or the word
    rf"|\b(?:{CAPITAL},? )?(?:{_US_STATES}),?\s{{1,2}}\d{{5}}(?:-\d{{4}})?\b"
    rf"|\b(?:{CAPITAL},? )?(?:NSW|VIC|QLD|SA|WA|TAS|ACT|NT),? \d{{4}}\b"
    # the Netherlands: with the town
    rf"|\b[1-9]\d{{3}} ?[A-Z]{{2}},? {CAPITAL}"
    # Germany, Austria, Switzerland, France, Belgium: with the letter of the country
    rf"|\b(?:D|F|A|CH|B|I|E|L)-\d{{4,5}}(?: {CAPITAL})?"
    # wherever the word is said
    r"|(?:\b(?i:zip(?:[- ]?code)?|post(?:al)?[- ]?code|pin ?code|plz|postleitzahl|code postal))"
    r"(?i:(?: is| was|:| =){0,2} ?)(?P<said>[A-Za-z]?\d[\dA-Za-z -]{1,7}[\dA-Za-z])\b)"
)


# One of these is in each (after a capital: a state or the letter of a country), or a word says it.
_SHAPED = re.compile(
    r"\d(?:(?<=[A-Z].)|(?<=[A-Z] .)|(?<=[A-Z], .)|(?<=-.)|\d{4}|\d{3} ?[A-Z]{2}|[^\W\d_]{2}\b)"
)
_SAID = ("zip", "code", "plz", "postleitzahl")


def postcodes(glance: Glance) -> Iterator[tuple[int, int]]:
    """Yield where a post code stands, with the state or town that makes it one."""
    if not glance.has_digit() or not (_SHAPED.search(glance.text) or glance.has_any(_SAID)):
        return
    for found in _CODES.finditer(glance.text):
        yield found.span(found.lastgroup or 0)
