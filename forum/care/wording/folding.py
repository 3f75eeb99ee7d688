"""One way of writing for all the ways in which a word can be written.

Case, accents, look-alikes from other alphabets, wide letters and signs that nobody sees are
folded away, and for each folded sign it is known where it stood in the original.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from forum.care.wording.lookalikes import latin_for

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Letters by their class that are blank to look at.
_UNSEEN = frozenset("\u115f\u1160\u3164\uffa0")
_APOSTROPHES = frozenset("‘’‛′´ʻʼʽˈ＇")
# Marks on letters, signs that steer or join, controls.
_DROPPED = frozenset({"Mn", "Me", "Mc", "Cf", "Cc"})
_SPACES = frozenset({"Zs", "Zl", "Zp"})
_ROUNDS_MAX = 5


@dataclass(frozen=True)
class Folded:
    """A folded text. Its sign number n stood at `starts[n]` to `ends[n]` of the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original(self, first: int, last: int) -> tuple[int, int]:
        """Return where the signs from `first` to before `last` stood."""
        return self.starts[first], self.ends[last - 1]


def fold(text: str) -> Folded:
    if text.isascii() and not _CONTROLS.search(text):
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, sign in enumerate(text):
        folded = _SIGNS[sign]
        for part in folded:
            signs.append(part)
            starts.append(at)
            ends.append(at + 1)
        if not folded and ends and unicodedata.combining(sign):
            ends[-1] = at + 1  # a mark belongs to the letter that it stands on
    return Folded("".join(signs), starts, ends)


def fold_sign(sign: str) -> str:
    """Return what one sign folds to: nothing, a sign, or several."""
    return _SIGNS[sign]


class _Signs(dict[str, str]):
    """What each sign folds to, worked out when it is first met."""

    def __missing__(self, sign: str) -> str:
        folded = _until_it_stays(sign)
        if len(self) < 20_000:  # a hostile text may hold every sign there is
            self[sign] = folded
        return folded


_SIGNS = _Signs()


def _until_it_stays(sign: str) -> str:
    """Return what is left when folding once more changes nothing."""
    folded = sign
    for _ in range(_ROUNDS_MAX):
        before, folded = folded, "".join(_once(part) for part in _taken_apart(folded))
        if folded == before:
            break
    return folded


def _taken_apart(text: str) -> str:
    small = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFKD", small)


def _once(sign: str) -> str:
    if sign in "\t\n\r" or " " <= sign <= "~":
        return sign
    kind = unicodedata.category(sign)
    if kind in _DROPPED or sign in _UNSEEN:
        return ""
    if sign in _APOSTROPHES:
        return "'"
    if kind in _SPACES:
        return " "
    return _of_a_kind(sign, kind)


def _of_a_kind(sign: str, kind: str) -> str:
    if kind == "Nd":
        return str(unicodedata.digit(sign))
    if kind == "Pd":
        return "-"
    if kind == "Cs":
        return "\ufffd"  # half a sign: it could not even be sent on
    return latin_for(sign) or sign
