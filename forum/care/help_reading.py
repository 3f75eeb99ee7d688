"""Reads a file of help lines, and says in plain sentences what is wrong with it. Pure.

Whoever edits it is not a programmer: what can be understood is used, and the rest is told.
"""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from forum.care.help_region import Line, Region, to_call, to_open, to_text
from forum.language.messages import _, marked

T = TypeVar("T")

_CODE = re.compile(r"[a-z]{2}(-[a-z]{2,3})?|other")
_LANG = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
# How a person is reached: what makes the address, and what the button says of it by itself.
WAYS: dict[str, tuple[Callable[[str], str | None], str]] = {
    "call": (to_call, marked("Call")),
    "text": (to_text, marked("Text")),
    "web": (to_open, marked("Opens another site")),
}


@dataclass(frozen=True)
class HelpFile:
    """What a file says. `only` is whether no other countries are to be shown."""

    regions: tuple[Region, ...] = ()
    faults: tuple[str, ...] = ()
    only: bool = False


def read_help_lines(text: str) -> HelpFile:
    faults: list[str] = []
    try:
        file = _Table(tomllib.loads(text), _("The file"), faults, is_whole=True)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        return HelpFile(faults=(_("The file cannot be read: %(problem)s.", problem=problem),))
    regions: dict[str, Region] = {}
    only = file.take("only", bool) or False
    for table in file.tables("region"):
        region = _region(table)
        if region and region.code in regions:
            table.fault(_("another country has the same code; the first one is shown"))
        elif region:
            regions[region.code] = region
    file.finish()
    if not regions:
        file.fault(_("no country in it can be shown, so the list that comes with Lamplit is"))
    return HelpFile(tuple(regions.values()), tuple(faults), only)


class _Table:
    """A part of the file. Remembers what was asked of it, so that a slip of the pen is found."""

    def __init__(
        self, values: dict[str, object], place: str, faults: list[str], *, is_whole: bool = False
    ) -> None:
        self._values = dict(values)
        self.is_whole = is_whole
        self._faults = faults
        self.place = place

    def fault(self, words: str) -> None:
        self._faults.append(f"{self.place}: {words}.")

    def take(self, key: str, kind: type[T]) -> T | None:
        value = self._values.pop(key, None)
        if value is None or type(value) is kind:
            return value
        self.fault(_("'%(key)s' is not written as in the example, so it is left out", key=key))
        return None

    def text(self, key: str) -> str:
        return (self.take(key, str) or "").strip()

    def texts(self, key: str) -> tuple[str, ...]:
        given = self.take(key, list) or []
        return tuple(each.strip() for each in given if isinstance(each, str) and each.strip())

    def tables(self, key: str) -> list["_Table"]:
        given = self.take(key, list) or []
        return [
            _Table(values, self._place_of(values, f"{key} {number}"), self._faults)
            for number, values in enumerate(given, start=1)
            if isinstance(values, dict)
        ]

    def _place_of(self, values: dict[str, object], otherwise: str) -> str:
        name = values.get("name") or values.get("code") or otherwise
        return str(name) if self.is_whole else f"{self.place}, {name}"

    def finish(self) -> None:
        for key in self._values:
            self.fault(_("nothing is called '%(key)s' here", key=key))


def _region(table: _Table) -> Region | None:
    code, name = table.text("code"), table.text("name")
    region = Region(
        code,
        name,
        table.text("emergency"),
        table.texts("emergency_words"),
        tuple(_line(line) for line in table.tables("line")),
        table.texts("sources"),
        table.take("checked", date),
        table.take("hidden", bool) or False,
    )
    table.finish()
    if not (_CODE.fullmatch(code) and name):
        table.fault(_("it needs a name and a code of two small letters, so it is left out"))
        return None
    _look_at(region, table.fault)
    return region


def _look_at(region: Region, fault: Callable[[str], None]) -> None:
    if not region.emergency_href:
        fault(_("no emergency number that can be called"))
    if not region.lines:
        fault(_("no help lines"))
    if not region.sources:
        fault(_("no sources to compare the numbers with"))
    if region.checked_on is None:
        fault(_("no day in 'checked', such as checked = 2027-01-31"))


def _line(table: _Table) -> Line:
    given = {way: table.text(way) for way in WAYS}
    way = next((way for way, number in given.items() if number), "call")
    address_of, does = WAYS[way]
    lang = table.text("lang")
    line = Line(
        name=table.text("name"),
        about=table.text("about"),
        number_text=given[way],
        href=address_of(given[way]),
        how=table.text("how") or does,
        when=table.text("when"),
        languages=table.text("languages"),
        lang=lang if _LANG.fullmatch(lang) else "",
        is_hidden=table.take("hidden", bool) or False,
    )
    table.finish()
    if not line.name:
        table.fault(_("no name"))
    if line.href is None:
        table.fault(_("no number or address that works, so its words are shown without a link"))
    return line
