"""Names of people, where the words around say that it is one: never by a list of names alone."""

import re
from collections.abc import Iterator

from forum.care.details.capitals import alternatives, words
from forum.care.details.first_names import FIRST_NAMES
from forum.care.details.glancing import Glance

WORDS_MAX = 5
_RELATION = alternatives(
    "husband wife partner fiancé fiancée fiance fiancee boyfriend girlfriend bf gf ex mum mom "
    "mother "
    "dad father sister brother son daughter friend cousin uncle aunt boss manager "
    "teacher therapist "
    "counsellor counselor doctor nurse grandma grandad grandmother grandfather stepdad stepmum "
    "stepmom stepfather stepmother nephew niece roommate flatmate neighbou?r landlord "
    "coach professor tutor baby child kid boy girl man woman guy stepson stepdaughter gp"
)
# After these a name follows, whatever its letters.
_SURELY = re.compile(
    r"\b(?:my|his|her|their|our|the)(?: \w{2,12}['’]s)?(?: (?:real|full|first|last|legal|birth"
    r"|maiden"
    r"|middle|actual|own|whole|given|family|new|dead|old|\w+['’]s))? ?(?:sur|nick)?name"
    r"(?:['’]s| is| was|:)(?: actually| really| also)? "
    r"|^[^\w\n]{0,3}(?:full |first |last |sur)?name ?[:=][ \t]{0,8}"
    r"|\bgoes by(?: the name(?: of)?)? |\b(?:under|by) the names? (?:of )?",
    re.IGNORECASE | re.MULTILINE,
)
# After these it may follow: it has a capital, or is a first name that is no other word.
_PERHAPS = re.compile(
    r"\b(?:(?:i['’]?m|i am|i was|he['’]?s|she['’]?s|they['’]?re|(?:he|she) (?:is|was)"
    r"|they (?:are|were)"
    r"|who(?:['’]s| is| was)|everyone|people|they) (?:all )?(?:called|named|call(?:s|ed)? me)"
    r"|(?:you can |please |just |my friends |friends )?call(?:s|ed)? me"
    r"|named? (?:him|her|them|our \w+|my \w+|the baby)"
    rf"|{_RELATION},? (?:called|named)"
    r"|(?:hi|hey|hello|hiya)[,.!]? (?:there[,.!]? |all[,.!]? |everyone[,.!]? |guys[,.!]? )?"
    r"(?:i['’]?m|i am|this is|it['’]?s)"
    # in Spanish
    r"|(?:me|se) llam(?:o|a|aba)|mi nombre (?:completo |real )?es|ll[aá]m[ae](?:n|d)?me"
    r"|(?:hola|buenas)(?: a tod[ao]s)?[,.!]? soy)[,:]? ",
    re.IGNORECASE,
)
# After these only a first name and a surname with capitals are one.
_IN_FULL = re.compile(
    rf"\b(?:{_RELATION},? (?:is )?|soy |this is (?:dr\.? )?|(?:i['’]?m|i am) |(?:hi|hello|dear) )",
    re.IGNORECASE,
)
_TITLES = words("mr mrs ms miss mx dr prof professor mister")
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Mister|mr|mrs|ms|dr)\.? (?!Right\b|Wrong\b"
    r"|Perfect\b|Phil\b"
    r"|Google\b|Hyde\b|Jekyll\b|Who\b|Nice\b|America\b|Universe\b|World\b|Bean\b|Seuss\b)"
)
_SIGNED = re.compile(
    r"\b(?:regards|thanks|thank you|love|cheers|sincerely|yours|wishes|hugs"
    r"|x{1,9})\b[,! ]{0,3}\n{1,2}[ \t]{0,4}[-–—]? ?"
    r"(?=[^\W\d_][\w .'’-]{1,40}+!?(?:\n|\Z))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][^\W\d_]{0,30}+\.?(?:[-'’][^\W\d_]{1,30}+){0,2}")
_PARTICLES = {
    "van",
    "de",
    "den",
    "der",
    "von",
    "al",
    "el",
    "bin",
    "da",
    "dos",
    "di",
    "la",
    "mc",
    "o",
}
_NOT_NAMES = words("""
    a an the i my me you he she it we they this that these those his her its our your their and
    or but so not no yes very too also just only still really always never ever now then here
    there who what why when where how if because as at by for from in into of off on onto out
    over to up with about mud dirt being known worth important irrelevant on attached written
    spelled spelt pronounced used called changed cleared hidden private secret unknown anonymous
    common unusual different long short hard easy is was are were be been have has had do does
    did can could would im ive id hes shes theres all every everything everywhere nothing
    none some any one two stupid crazy lazy names liar fat ugly weird selfish dumb mad god jesus
    lord hello hi hey thanks anything someone somebody nobody back home work out mentioned said
    on tomorrow today later monday tuesday wednesday thursday friday saturday sunday january
    february july september october november december english american british
    """)


# One of these is in whatever says surely, or perhaps, that a name follows.
_BEFORE_SURELY, _BEFORE_PERHAPS = ("name", "goes by"), ("call", "name", "llam", "llám", "nombre")
_GREETINGS = words("hi hey hello hiya hola buenas")
# One of these stands above a name that ends a text.
_PARTINGS = words("regards thanks thank love cheers sincerely yours wishes hugs")
_PARTINGS |= {"x" * times for times in range(1, 10)}


def names(glance: Glance) -> Iterator[tuple[int, int]]:
    """Yield names: after "my name is", "he is called" and the like, after titles, at the end."""
    text = glance.text
    for shape, read, is_worth_a_look in (
        (_SURELY, _any_letters, glance.has_any(_BEFORE_SURELY)),
        (_PERHAPS, _likely, glance.has_any(_BEFORE_PERHAPS) or glance.has_word(_GREETINGS)),
        (_TITLE, _with_capitals, glance.has_word(_TITLES)),
        (_SIGNED, _with_capitals, "\n" in text and glance.has_word(_PARTINGS)),
        (_IN_FULL, _in_full, glance.has_word(FIRST_NAMES)),
    ):
        for found in shape.finditer(text) if is_worth_a_look else ():
            end = read(text, found.end())
            if end > found.end():
                yield found.end(), end


def _any_letters(text: str, start: int) -> int:
    """Return where a name ends, or `start`: its first word may be in small letters."""
    titled = _TITLE.match(text, start)
    begins = titled.end() if titled else start
    first = _WORD.match(text, begins)
    if not first or _is_no_name(first[0]):
        return start
    if first[0][0].isupper():
        return _with_capitals(text, begins)
    return _with_a_surname(text, first.end() - first[0].endswith("."))


def _with_a_surname(text: str, end: int) -> int:
    """Return the end of a second word in small letters, if nothing but a stop or "and" follows."""
    second = _SECOND.match(text, end)
    return second.end(1) if second and not _is_no_name(second[1]) else end


_SECOND = re.compile(r" ([^\W\d_]{2,30}+)(?=[ \t]{0,3}(?:$|[.,;!?\n)]| and | but ))", re.MULTILINE)


def _likely(text: str, start: int) -> int:
    first = _WORD.match(text, start)
    is_known = first and first[0].lower().rstrip(".") in FIRST_NAMES
    if is_known or _TITLE.match(text, start):
        return _any_letters(text, start)
    shouted = text[max(0, start - 12) : start].isupper()
    return start if shouted else _with_capitals(text, start)


def _with_capitals(text: str, start: int) -> int:
    """Return the end of up to five words with capitals, with their "van" and "de" between."""
    at, end = start, start
    for _ in range(WORDS_MAX):
        word = _WORD.match(text, at)
        if not word or not (_is_capital(word[0]) or (end > start and word[0] in _PARTICLES)):
            break
        if _is_capital(word[0]):
            end = word.end()
        at = word.end() + 1
        if text[word.end() : at] not in (" ", "-") or _ends_a_sentence(word[0]):
            break
    end -= text[end - 1 : end] == "." and end > start
    return end if end - start > 1 else start


def _ends_a_sentence(word: str) -> bool:
    return word.endswith(".") and len(word) > 3


def _in_full(text: str, start: int) -> int:
    """Return the end of a name of two words or more that begins with a known first name."""
    first = _WORD.match(text, start)
    if not first or not _is_capital(first[0]) or first[0].lower() not in FIRST_NAMES:
        return start
    end = _with_capitals(text, start)
    return end if end > first.end() else start


def _is_capital(word: str) -> bool:
    return word[0].isupper() and not _is_no_name(word)


def _is_no_name(word: str) -> bool:
    plain = word.lower().rstrip(".")
    return plain in _NOT_NAMES or plain[:2] in ("i'", "i’") or plain.endswith(("n't", "n’t"))
