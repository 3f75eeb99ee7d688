"""Streets, as English, German, Dutch, Nordic, French, Italian, Spanish and others name them."""

import re
from collections.abc import Iterator

from forum.care.details.capitals import (
    AT_A_WORD,
    CAPITAL,
    LETTER,
    UPPER,
    alternatives,
    words,
)
from forum.care.details.glancing import Glance

# Words that are streets and little else; these count in small letters too.
_MAINLY = "street road avenue boulevard crescent terrace lane mews highway parkway gardens"
_STREETS = alternatives(_MAINLY)
# Words that are much else: these count after a number and a name with a capital.
_ALSO = (
    "drive close court place park hill row walk rise view way square circle grove loop trail green "
    "parade quay wharf yard alley path ridge plaza vale gate heights broadway croft bank drove "
    "st rd ave av blvd cres ln dr ct pl sq hwy pkwy ter terr cl pde tce cir trl gdns"
)
_OTHERS = alternatives(_ALSO)
_ANY_STREET = words(f"{_MAINLY} {_ALSO}")
_KNOWN = alternatives("Wall Sesame Coronation Downing Bourbon Harley Fleet Memory Easy Main Abbey")
_NO_NAME = alternatives(
    "minutes minute mins min hours hour hrs days day weeks week months month years year yrs miles "
    "mile km kms metres meters yards feet blocks block times people cars men women kids streets or "
    "to and in on at of the a an my from down per more other different long lanes lane way percent "
    "that this is was i we he she it who which when but with across along up off lane for"
)
_NUMBER = r"(?<![\w.,:/£$€-])\d{1,5}[a-zA-Z]?(?:[-/]\d{1,5}[a-zA-Z]?)?"
_AFTER_NAME = alternatives(
    "stra(?:ß|ss)e str\\. weg gasse platz allee ufer damm steig ring laan straat plein gracht kade "
    "dreef singel steenweg vej gade allé stræde vænge parken bakken väg vägen gata gatan gränd "
    "veien vegen vei tie katu polku kuja stræti vegur utca tér körút"
)
_KINDS_FIRST = (
    "rue avenue boulevard place quai chemin impasse allée cours route via viale piazza corso "
    "vicolo "
    "largo calle c/ avenida avda\\. plaza paseo camino carrer carretera rua praça travessa estrada "
    "ul\\. ulica al\\. strada"
)
_BEFORE_NAME = alternatives(_KINDS_FIRST)
_ANY_BEFORE_NAME = words(re.sub(r"[\\./]", "", _KINDS_FIRST))
_OF = (
    r"(?:(?:de la|de los|de|du|des|della|del|dei|di|da|das|do|dos|la|le|les|el|van|von) "
    r"|[dl]['’]){0,2}"
)
# A call is made via these, and no one lives there.
_NO_STREET = r"(?!(?:Zoom|Skype|Teams|Google|WhatsApp|Facebook|Email|Discord)\b)"
_ENGLISH = re.compile(
    rf"{AT_A_WORD}(?:{_NUMBER},? (?:{CAPITAL}\.? ){{1,4}}(?i:{_STREETS}|{_OTHERS})\b"
    rf"|(?i:{_NUMBER},? (?:(?!{_NO_NAME}\b){LETTER}[^\W_]{{1,20}} ){{1,2}}{_STREETS}\b))",
)
# A full stop before a new sentence ends an address; one of "St. Mary's Road" does not.
_NO_END = rf"\.(?! {UPPER})|(?:(?<=\bSt)|(?<=\bMt)|(?<=\bDr))\."
# "… and was born there": what follows is no part of where it is.
_GOES_ON = r" (?:and|but|with|where|which|who|since|because|so|for) [a-z]"
_KINDS = "Street Road Avenue Lane Row Close Crescent Terrace Boulevard Drive Gardens Grove Mews"
_KINDS += " Ave Rd Blvd"
# One of these is in whatever names a street without a number, and then one with its capital.
_NAMED_SMALL = words(f"{_KINDS.lower()} live")
_NAMED = (*(f" {kind}" for kind in _KINDS.split()), "live on ")
# One of these is in whatever says that a number is of where somebody lives.
_HOME = words("live lives lived living address stay staying house flat")
_SAID = re.compile(
    # without a number, where the capitals make it a name
    rf"\b(?:on|in|off|at|of|from|to) (?P<named>(?!{_KNOWN} )(?:{CAPITAL}\.? ){{1,3}}"
    rf"{alternatives(_KINDS)}\b)"
    rf"|\blive on (?P<small>(?i:(?:(?!{_NO_NAME}\b){LETTER}[^\W_]{{1,20}} ){{1,2}}{_STREETS}\b))"
    # whatever comes after a number, where somebody says that it is where they live
    rf"|\b(?:li(?:ves?|ved|ving) at|address(?: is|:)|stay(?:ing)? at|house at|flat at) "
    rf"(?P<home>{_NUMBER},? {LETTER}(?:[\w'’ -]|{_NO_END}){{2,50}}?(?=[,;!?\n]|$|\.|{_GOES_ON}))"
)
_WORDS_APART = r"(?:utca|u\.|út|tér|körút|straße|strasse|str\.|sokak|katu|tee)"
# Schillerweg 7, Obere Bahnhofstrasse 9, Kossuth utca 5; a number may stand before as well
_NUMBER_LAST = re.compile(
    rf"{AT_A_WORD}(?:{_NUMBER},? )?\b((?:{CAPITAL}\.? ){{1,3}}(?:{_WORDS_APART} )?)"
    rf"\d{{1,4}}[a-zA-Z]?\b"
)
# The last word with a capital and a number stand side by side in it.
_CAPITAL_AND_NUMBER = re.compile(rf"{UPPER}[^ ]*+ (?:{_WORDS_APART} )?\d")
_ENDS_AS_STREET = re.compile(rf"(?:{_AFTER_NAME})\.?$", re.IGNORECASE)
# 12 rue de la Paix, Via Roma 3, Calle Mayor, 5
_KIND_FIRST = re.compile(
    rf"{AT_A_WORD}(?:{_NUMBER}(?: ?bis)?,? (?i:{_BEFORE_NAME}) {_OF}{_NO_STREET}{CAPITAL}"
    rf"(?:[ -]{CAPITAL}){{0,3}}(?: \d{{1,4}}\b)?"
    rf"|\b(?i:{_BEFORE_NAME}) {_OF}{_NO_STREET}{CAPITAL}(?:[ -](?:de "
    rf"|la )?{CAPITAL}){{0,3}},? (?:n[º°o.]{{1,2}} ?)?\d{{1,4}}\b)"
)


def streets(glance: Glance) -> Iterator[tuple[int, int]]:
    """Yield where a street is named as an address names it."""
    if glance.has_digit():
        yield from _numbered(glance)
    if _may_be_said(glance):
        for found in _SAID.finditer(glance.text):
            yield found.span(found.lastgroup or 0)


def _numbered(glance: Glance) -> Iterator[tuple[int, int]]:
    for shape, one_of in ((_ENGLISH, _ANY_STREET), (_KIND_FIRST, _ANY_BEFORE_NAME)):
        for found in shape.finditer(glance.text) if glance.has_word(one_of) else ():
            yield found.span()
    if _CAPITAL_AND_NUMBER.search(glance.text):
        for found in _NUMBER_LAST.finditer(glance.text):
            if _ENDS_AS_STREET.search(found[1].rstrip()):
                yield found.span()


def _may_be_said(glance: Glance) -> bool:
    if glance.has_digit() and glance.has_word(_HOME):
        return True
    return glance.has_word(_NAMED_SMALL) and any(kind in glance.text for kind in _NAMED)
