"""Writes help lines as a file that help_reading.py reads back the same. Pure."""

import json
from collections.abc import Iterable, Iterator, Sequence

from forum.care.help_region import Line, Region

HEADING = """\
# The help lines of this forum. The page "Help lines" of those who run it writes this file anew
# when something is changed there, so that notes of your own in it do not stay.
"""
_WAYS = {"tel": "call", "sms": "text", "https": "web"}


def written(regions: Iterable[Region], *, only: bool) -> str:
    """Return the text of a file with these countries, in this order."""
    parts = ["only = true\n"] if only else []
    parts += ["\n".join(_region(region)) + "\n" for region in regions]
    return "\n".join([HEADING, *parts])


def way_of(line: Line) -> str:
    return _WAYS.get((line.href or "").partition(":")[0], "call")


def _region(region: Region) -> Iterator[str]:
    yield "[[region]]"
    yield from _said("code", region.code)
    yield from _said("name", region.name)
    yield from _said("emergency", region.emergency_number)
    yield from _listed("emergency_words", region.emergency_words)
    yield from _listed("sources", region.sources)
    if region.checked_on:
        yield f"checked = {region.checked_on.isoformat()}"
    yield from _if_hidden(hidden=region.is_hidden)
    for line in region.lines:
        yield from _line(line)


def _line(line: Line) -> Iterator[str]:
    yield "\n[[region.line]]"
    yield from _said("name", line.name)
    yield from _said("about", line.about)
    yield from _said(way_of(line), line.number_text)
    for key in ("how", "when", "languages", "lang"):
        yield from _said(key, getattr(line, key))
    yield from _if_hidden(hidden=line.is_hidden)


def _if_hidden(*, hidden: bool) -> Iterator[str]:
    if hidden:
        yield "hidden = true"


def _said(key: str, text: str) -> Iterator[str]:
    if text:
        yield f"{key} = {_quoted(text)}"


def _listed(key: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield f"{key} = [{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
