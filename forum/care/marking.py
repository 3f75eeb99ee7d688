"""Shows in HTML of forum/writing.py which words are details, and adds no other markup.

A detail that runs through a tag is marked piece by piece, so that the HTML stays well nested. Its
number stands before the first piece: `numbers` has it by the mark of the detail.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape

from forum.care.details.contacts import links
from forum.care.details.finding import Detail, find
from forum.care.details.glancing import Glance

# A line's end, a tag, an escaped sign, or text. A tag's quoted parts may hold a ">".
_PARTS = re.compile(r"<br ?/?>\n?|<(?:[^<>\"]|\"[^\"]*\")*>|&[#\w]{1,32};|[^<&]+|[<&]")
_WITHIN_A_LINE = re.compile(r"</?(?:a|em|strong)\b")


NO_NUMBERS: Mapping[str, int] = {}


def marked(html: str, numbers: Mapping[str, int] = NO_NUMBERS) -> str:
    """Return our own HTML with a `mark` around each detail that its words hold."""
    parts = _PARTS.findall(html)
    words = [_words_of(part) for part in parts]
    pieces = _pieces_by_part(words, find("".join(words)), numbers)
    for at, link in _words_of_own_links(parts):
        pieces.setdefault(at, [(0, len(words[at]), _begin(link, numbers))])
    return "".join(
        _with_marks(part, pieces.get(at, [])) if words[at].strip() else part
        for at, part in enumerate(parts)
    )


def marked_line(text: str, numbers: Mapping[str, int] = NO_NUMBERS) -> str:
    """Return plain text as HTML: escaped, with a `mark` around each detail."""
    done, shown = 0, []
    for detail in find(text):
        shown += [escape(text[done : detail.start])]
        shown += [_mark(escape(detail.words), _begin(detail, numbers))]
        done = detail.end
    return "".join([*shown, escape(text[done:])])


def _words_of_own_links(parts: list[str]) -> Iterator[tuple[int, Detail]]:
    """Yield which parts are words of a link that leads to a person's own page, and that link.

    `[look](https://…)` hides the address, and it is a detail all the same.
    """
    link = None
    for at, part in enumerate(parts):
        if part.startswith(("<a ", "</a")):
            link = _own_link(unescape(part.partition('href="')[2].partition('"')[0]))
        elif link and not part.startswith("<"):
            yield at, link


def _own_link(address: str) -> Detail | None:
    start, end = next(iter(links(Glance(address))), (0, 0))
    return Detail("link", start, end, address[start:end]) if end else None


def _words_of(part: str) -> str:
    """Return what is read of a part: a line's end for what ends a line."""
    if part.startswith("<") and len(part) > 1:
        return "" if _WITHIN_A_LINE.match(part) else "\n"
    return unescape(part) if part.startswith("&") else part


Piece = tuple[int, int, str]  # from, to, within one part; and what stands before it


def _pieces_by_part(
    words: list[str], details: list[Detail], numbers: Mapping[str, int]
) -> dict[int, list[Piece]]:
    """Cut details at the edges of the parts that they run through."""
    pieces: dict[int, list[Piece]] = {}
    coming = iter(details)
    detail, begins = next(coming, None), 0
    for at, said in enumerate(words):
        while detail and detail.start < begins + len(said):
            first, last = max(detail.start - begins, 0), min(detail.end - begins, len(said))
            is_first = detail.start >= begins
            before = _begin(detail, numbers if is_first else NO_NUMBERS)
            pieces.setdefault(at, []).append((first, last, before))
            if detail.end > begins + len(said):
                break
            detail = next(coming, None)
        begins += len(said)
    return pieces


def _with_marks(part: str, pieces: list[Piece]) -> str:
    """Return text with its pieces wrapped; an escaped sign is wrapped whole."""
    if part.startswith("&"):
        return _mark(part, pieces[0][2]) if pieces else part
    return "".join(_alternately(part, pieces))


def _alternately(part: str, pieces: list[Piece]) -> Iterator[str]:
    done = 0
    for first, last, before in pieces:
        yield part[done:first]
        yield _mark(part[first:last], before)
        done = last
    yield part[done:]


def _begin(detail: Detail, numbers: Mapping[str, int]) -> str:
    number = numbers.get(detail.mark)
    chip = f'<span class="num">{number}</span>' if number else ""
    return f'{chip}<mark data-detail="{detail.kind}">'


def _mark(html: str, before: str) -> str:
    return f"{before}{html}</mark>" if html.strip() else html
