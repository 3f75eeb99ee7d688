"""What somebody typed into the box, taken apart. Pure: it reads anything, and refuses nothing.

`"exact words"`, `-without`, `board:sleep` and `when:2024` mean something. All else is plain text.
"""

import re
from dataclasses import dataclass

CHARS_MAX = 500
WORDS_MAX = 32  # that count, and of each kind


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, and its parts in their order; each part is still as it was typed.

    Attributes:
        text: all of it in one line.
        words: what stands between spaces and means nothing else.
        boards: addresses of boards, such as "sleep"; there need not be such a board.
        was_cut: there was more of it than we read.
    """

    text: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()
    year: int | None = None
    was_cut: bool = False


def parse(typed: str) -> Query:
    """Return what `typed` asks for."""
    # Twice what can be read, for some of it may be spaces: a very long text is never looked at.
    text = " ".join(_UNSEEN.sub(" ", typed[: 2 * CHARS_MAX]).translate(_QUOTES).split())
    kept = _cut(text)
    found: dict[str, list[str]] = {name: [] for name in _PART.groupindex}
    for part in _PART.finditer(kept):
        found[str(part.lastgroup)].append(part[str(part.lastgroup)])
    return Query(
        kept,
        words=tuple(found["word"]),
        phrases=tuple(found["phrase"][:WORDS_MAX]),
        without=tuple((found["without"] + found["without_phrase"])[:WORDS_MAX]),
        boards=tuple(dict.fromkeys(slug.lower() for slug in found["board"])),
        year=int(found["year"][-1]) if found["year"] else None,
        was_cut=len(kept) < len(text) or len(typed) > 2 * CHARS_MAX,
    )


def _cut(text: str) -> str:
    """Return the beginning, up to the end of a word where one ends there."""
    if len(text) <= CHARS_MAX:
        return text
    at_a_word = text.rfind(" ", CHARS_MAX // 2, CHARS_MAX + 1)
    return text[: at_a_word if at_a_word > 0 else CHARS_MAX]


# Controls, halves of signs, and signs that turn the direction of writing.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»＂"), '"')
_PART = re.compile(
    r'(?<!\S)(?:"(?P<phrase>[^"]+)"'
    r'|-"(?P<without_phrase>[^"]+)"'
    r"|-(?P<without>[^\W_]\S*)"
    r"|(?i:board:)(?P<board>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)(?!\S)"
    r"|(?i:when:)(?P<year>(?:19|20)[0-9]{2})(?!\S))"
    r"|(?P<word>\S+)"
)
