"""Words as they are meant, whatever way they are typed; each knows where it stands. Pure."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

BREAK = "."


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TYPED = r"[^\W_]+(?:['’‘`´ʼ][^\W_]+)*"
_PIECES = re.compile(
    # grave words that are written so that a filter does not see them
    r"(?P<veiled>(?i:\b(?:k[!1*]ll(?:ing|ed)?|s[*]*[u*]?[i!1*]+c[i!1*]+d(?:[e3*]|al)|d[!1*]e)\b))"
    rf"|(?P<word>{_TYPED})"
    r"|(?P<soft>\.{2,}|…|[,;:()–—\"“”])"
    r"|(?P<hard>[.!?]|\n\s*\n)"
)
# One of these is in each veiled word, in small letters; a pattern takes "ı" and "i̇" for an "i".
_PERHAPS_VEILED = re.compile("[kd][!1*]|c[i!1*ı\u0307]+d")
_WORDS = re.compile(_TYPED)
_MARKS = str.maketrans("", "", "'’‘`´ʼ")
_DIGITS = str.maketrans("10345", "ioeas")
_VEILED = {"k.*ing": "killing", "k.*ed": "killed", "k.*": "kill"}
_VEILED |= {"s.*l": "suicidal", "s.*": "suicide", "d.*": "die"}
_NOT = re.compile(r"(do|does|did|would|could|should|is|are|was|were|have|has|had|must|need)nt")
_ENDINGS = {"ll": "will", "ve": "have", "re": "are", "d": "would", "m": "am", "s": "is"}
_WHO_IS = {"he", "she", "it", "that", "there", "what", "who", "everything", "life", "here"}
# Words that stand between others and change nothing of what is said.
FILLERS = listed(
    "just really literally fucking fuckin effing actually honestly simply seriously "
    "basically truly freaking legit lowkey highkey kinda sorta totally completely "
    "absolutely finally genuinely quite pretty damn bloody please so desperately "
    "quietly already"
)
_MEANT = {
    "im": "i am", "ive": "i have", "id": "i would", "iam": "i am", "wanna": "want to",
    "wana": "want to", "wannna": "want to", "gonna": "going to", "gona": "going to",
    "gunna": "going to", "finna": "going to", "imma": "i am going to", "ima": "i am going to",
    "gotta": "have to", "cannot": "can not", "cant": "can not", "wont": "will not",
    "aint": "am not", "donot": "do not", "dnt": "do not", "dint": "did not", "idk": "i do not know",
    "idc": "i do not care", "idgaf": "i do not care", "dunno": "do not know", "u": "you",
    "ur": "your", "r": "are", "youre": "you are", "theyre": "they are", "theyd": "they would",
    "hes": "he is", "shes": "she is", "theres": "there is", "thats": "that is", "whats": "what is",
    "theyll": "they will", "itll": "it will", "everyones": "everyone is", "anymore": "any more",
    "nomore": "no more", "tonite": "tonight", "2nite": "tonight", "2night": "tonight",
    "tmrw": "tomorrow", "tmr": "tomorrow", "tmw": "tomorrow", "tomorow": "tomorrow",
    "tommorow": "tomorrow", "tommorrow": "tomorrow", "2morrow": "tomorrow", "rn": "right now",
    "bc": "because", "cuz": "because", "coz": "because", "becuase": "because", "n": "and",
    "wnat": "want", "wan": "want", "wnt": "want", "watn": "want", "wamt": "want", "wish": "wish",
    "tho": "though", "thru": "through", "ppl": "people", "y": "why", "pls": "please",
    "myslef": "myself", "mysef": "myself", "meself": "myself", "mysel": "myself", "myelf": "myself",
    "mself": "myself", "muself": "myself", "kil": "kill", "kll": "kill", "klil": "kill",
    "killl": "kill", "klling": "killing", "kiling": "killing", "unalive": "kill",
    "unaliving": "killing", "unalived": "killed", "dieing": "dying", "dyin": "dying", "dei": "die",
    "diee": "die", "deth": "death", "ded": "dead", "sucide": "suicide", "suicde": "suicide",
    "suicied": "suicide", "sucicide": "suicide", "suiside": "suicide", "suaside": "suicide",
    "suacide": "suicide", "sucied": "suicide", "sewerslide": "suicide", "sewercide": "suicide",
    "toaster": "toaster", "suicidle": "suicidal", "suicial": "suicidal", "suicdal": "suicidal",
    "sucidal": "suicidal", "suicidial": "suicidal", "sucicidal": "suicidal", "suisidal": "suicidal",
    "sewerslidal": "suicidal", "overdosing": "overdosing", "overdos": "overdose",
    "overdoes": "overdose", "hopless": "hopeless", "hopeles": "hopeless", "wothless": "worthless",
    "worthles": "worthless", "usless": "useless", "pilss": "pills", "pils": "pills",
    "goodby": "goodbye", "goodbyes": "goodbye", "livin": "living", "tierd": "tired",
    "tird": "tired", "exsist": "exist", "exsisting": "existing", "exisiting": "existing",
    "alive": "alive", "noone": "no one", "nobody": "no one", "nothin": "nothing",
    "everybody": "everyone", "existance": "existence", "existence": "existence", "burdan": "burden",
    "hospitalised": "hospitalized", "teh": "the", "ti": "to", "adn": "and", "lige": "life",
    "ilfe": "life", "liek": "like", "lief": "life",
}  # fmt: skip
# After "ill" without its mark, these show that it was "I'll".
_AFTER_WILL = listed("be kill end do never die have go take jump hang probably miss not")


class Word(NamedTuple):
    """One word as it is meant. `start` and `end` are where what was typed stands in the text."""

    text: str
    start: int
    end: int
    after_pause: bool = False  # a comma, a bracket or a dash came before


def fold(text: str) -> list[Word]:
    """Return the words of a text; a full stop stands where a sentence ends."""
    words: list[Word] = []
    pause, last = False, ""
    for found in _PIECES.finditer(text):
        kind, (start, end) = found.lastgroup, found.span()
        if kind == "soft":
            pause = True
        elif kind == "hard":
            if last != BREAK:
                words.append(Word(BREAK, start, end))
            pause, last = False, BREAK
        else:
            for word in _said(found[0].casefold(), kind, last):
                words.append(Word(word, start, end, pause))
                pause, last = False, word
    return words


def said_in(text: str) -> set[str] | None:
    """Return the words of a text, without their order and their places: a third of the work.

    There may be more than `fold` returns. None where a grave word may be veiled.
    """
    if _PERHAPS_VEILED.search(text.casefold()):
        return None
    typed = {each.casefold() for each in _WORDS.findall(text)}
    said = set().union(*map(_kept, typed))
    return said | {"will"} if "ill" in said else said


def meant_by(typed: str) -> tuple[str, ...]:
    """Return the words that one typed word stands for: "dont" is "do", "not"."""
    return tuple(_meant(typed.casefold()))


def _said(typed: str, kind: str | None, last: str) -> Sequence[str]:
    if kind == "veiled":
        return (_unveiled(typed),)
    if last == "ill" and typed in _AFTER_WILL:
        return ("will", typed)
    return _kept(typed)


def _unveiled(typed: str) -> str:
    return next(word for shape, word in _VEILED.items() if re.fullmatch(shape, typed))


@lru_cache(maxsize=4096)
def _kept(typed: str) -> Sequence[str]:
    return tuple(word for word in _meant(typed) if word not in FILLERS)


def _meant(typed: str) -> list[str]:
    bare = typed.translate(_MARKS)
    if bare == typed:
        return _plain(bare)
    first, last = typed[: len(bare) - len(typed)], ""
    for at, sign in enumerate(typed):
        if not sign.isalnum():
            first, last = typed[:at], typed[at + 1 :]
    if last == "s" and first not in _WHO_IS:
        return _plain(first)
    if last in _ENDINGS:
        return [*_plain(first), _ENDINGS[last]]
    return _plain(bare)


def _plain(word: str) -> list[str]:
    if known := _MEANT.get(word):
        return known.split()
    if shape := _NOT.fullmatch(word):
        return [shape[1], "not"]
    if not word.isalpha() and not word.isdigit() and word not in _MEANT:
        return [word.translate(_DIGITS)]
    return [word]
