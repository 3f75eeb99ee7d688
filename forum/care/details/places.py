"""Exact workplaces, schools, clinics and homes with a name: not "a school", not "at home"."""

import re
from collections.abc import Iterator

from forum.care.details.capitals import CAPITAL, UPPER, alternatives, words
from forum.care.details.glancing import Glance

# What such a place calls itself, at the end of its name.
_INSTITUTION = (
    r"(?:(?:High|Middle|Elementary|Primary|Secondary|Grammar|Comprehensive|Infant|Junior"
    r"|Prep(?:aratory)?"
    r"|Charter|Medical|Nursing|Business|Law|Village) School|School|Academy|(?:Community "
    r"|Sixth Form )?College"
    r"|University(?: (?:Hospital|College))?|Sixth Form|Kindergarten|Nursery|(?:General "
    r"|Memorial |Children[’']s |Royal )?"
    r"(?:Hospital|Infirmary)|Clinic|(?:Medical |GP )?(?:Surgery|Practice)|(?:Medical|Health"
    r"|Treatment|Rehab|Recovery"
    r"|Community|Counsell?ing|Wellness|Youth|Detention|Correctional|Shopping|Leisure|Sports"
    r"|Call|Day) Cent(?:re|er)"
    r"|Hospice|(?:Care|Nursing|Children[’']s) Home|Church|Chapel|Cathedral|Mosque|Synagogue"
    r"|Temple"
    r"|Prison|Barracks|(?:Police|Fire|Train|Railway) Station|Library|Supermarket|Shelter|Refuge"
    r"|Apartments|Towers|House|Estate|Halls?|Hostel|Hotel|Brewery|Bakery|Pharmacy|Garage"
    r"|Inc|Ltd|LLC|GmbH|PLC|Corp|Corporation|Limited)"
)
# With these alone before it, it is one of many.
_ANY = words("""
    mayo the my our your his her their a an this that local community state public private national
    old new high middle junior senior sunday day night after in at to from of and or medical
    general mental health psychiatric children's childrens graduate grad law nursing business
    catholic christian primary secondary elementary grammar boarding summer dental beauty art
    music film military flight online home open white full court big little animal women's
    homeless i i'm family green haunted opera coffee ale city town village university college
    hospital school
    """)

# One of these is in whatever has a name of its own.
_WITH_A_CAPITAL = words("""
    school academy college university sixth kindergarten nursery hospital infirmary clinic
    surgery practice cent hospice home church chapel cathedral mosque synagogue temple
    prison barracks station library supermarket shelter refuge apartments towers house estate hall
    halls hostel hotel brewery bakery pharmacy garage inc ltd corp corporation limited st saint
    lady llc gmbh plc
    """)
_SMALL_KINDS = _WITH_A_CAPITAL | {"cent" + end for end in ("re", "er")}
_KINDS = {"LLC", "GmbH", "PLC", *(kind.title() for kind in _WITH_A_CAPITAL)}

_AT = (
    r"\b(?:at|to|in|from|near|outside|for|of|by|with|left|called|the|attend(?:s|ed|ing)?|joined"
    r"|behind|opposite) (?:the )?"
)
_NAMED = re.compile(
    rf"{_AT}(?P<where>(?P<name>(?:St\. |{CAPITAL} |of |the |and |& ){{1,5}}){_INSTITUTION}\b"
    rf"|(?:University|College|Hospital|Academy) of (?:the )?{CAPITAL}(?: {CAPITAL}){{0,3}}"
    rf"|(?:St\.?|Saint|Our Lady) (?:of )?{CAPITAL}(?: {CAPITAL}){{0,2}}(?!\w))"
)
_DOING = (
    r"\b(?:(?:i|he|she|they|we|who|husband|wife|mum|mom|dad|partner|boyfriend|girlfriend|and"
    r"|just|to|also"
    r"|still|currently|now|i['’]?m|am|is|was|been|used to) )"
    r"(?:work(?:s|ed|ing)?|employed|intern(?:s|ed|ing)?|volunteer(?:s|ed|ing)?|stud(?:y|ies|ied"
    r"|ying)"
    r"|teach(?:es|ing)?|taught|enrolled|a student|a pupil|a nurse|a teacher|a manager|a cashier"
    r"|a barista"
    r"|a driver|an engineer|a developer|(?:start(?:s|ed)?|got|have|had|lost|quit|left)(?: (?:a"
    r"|my|the|his|her))?"
    r"(?: new)? job)"
    r"(?: (?:full[- ]time|part[- ]time|nights?|as an? [\w -]{2,30}?))? (?:at|for|with) (?:the )?"
)
# One of these is in whatever says so.
_DOINGS = words("""
    work employ intern volunteer stud teach taught enrol pupil nurse manager cashier barista driver
    engineer developer job
    """)
_WORKING = re.compile(
    rf"(?i:{_DOING})(?P<where>{CAPITAL}(?:[ ](?:{CAPITAL}|&|and|of|de"
    rf"|in)(?= )){{0,4}}+(?:[ ]{CAPITAL})?)"
)
# What comes before the name of a place.
_FOR_A_NAME = re.compile(rf"(?i: (?:at|for|with) (?:the )?){UPPER}")
_BIG = (
    "aldi amazon apple argos asda boots burgerking chipotle costa costco cvs deloitte dominos fedex"
    " google greggs ikea kfc kroger lidl lowes mcdonalds mcdonald's microsoft morrisons"
    " primark publix sainsburys sainsbury's starbucks subway superdrug target tesco"
    " tescos ups verizon waitrose walgreens walmart wendys wetherspoons"
)
_BIG_EMPLOYERS = alternatives(_BIG)
_ANY_BIG = words(_BIG.replace("'s", ""))
_WORKING_SMALL = re.compile(
    rf"{_DOING}(?P<where>{_BIG_EMPLOYERS}\b(?: in {UPPER}?[a-z]{{3,20}})?)", re.IGNORECASE
)
_NO_PLACE = words("""
    nhs army navy raf police council government
    i i'm myself himself herself god jesus home night nights days christmas easter monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december him her me you them my the a an it adhd ptsd ocd
    bpd cbt dbt autism depression anxiety covid english maths math phd dr mr mrs ms uni america
    england
    """)


def places(glance: Glance) -> Iterator[tuple[int, int]]:
    """Yield names of places where somebody works, learns, lives or is cared for."""
    text = glance.text
    if glance.has_word(_SMALL_KINDS) and any(kind in text for kind in _KINDS):
        for found in _NAMED.finditer(text):
            if not found["name"] or not _ANY.issuperset(_words_in(found["name"])):
                yield found.span("where")
    if glance.has_any(_DOINGS):
        yield from _workplaces(glance)


def _workplaces(glance: Glance) -> Iterator[tuple[int, int]]:
    for shape, is_worth_a_look in (
        (_WORKING, _FOR_A_NAME.search(glance.text)),
        (_WORKING_SMALL, glance.has_word(_ANY_BIG)),
    ):
        for found in shape.finditer(glance.text) if is_worth_a_look else ():
            if found["where"].split()[0].lower() not in _NO_PLACE:
                yield found.span("where")


def _words_in(name: str) -> list[str]:
    return [word.strip(".&") for word in name.lower().split()]
