"""The help lines that are shown: those that come with Lamplit, and the operator's instead.

Nothing but two files is asked, so that help is there when the database is not. The operator's
file is read again when it has changed; whatever is wrong with it, people get a list.
"""

import stat
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from forum.care.help_ageing import aged_lines
from forum.care.help_reading import HelpFile, read_help_lines
from forum.care.help_region import ELSEWHERE, Region
from forum.language.messages import _, language

FILE = "help-lines.toml"
MOST_BYTES = 1_000_000
BUILT_IN_TEXT = Path(__file__).with_name("help_lines.toml").read_text(encoding="utf-8")
REGIONS = read_help_lines(BUILT_IN_TEXT).regions


@dataclass(frozen=True)
class Edition:
    """The countries to choose from, and what the operator has to know about their own file.

    The first is shown to whoever chose none; the last is for everybody else. `all_regions` has
    those that are hidden, too; `only` is whether no others are to be shown.
    """

    regions: tuple[Region, ...]
    faults: tuple[str, ...] = ()
    all_regions: tuple[Region, ...] = REGIONS
    only: bool = False

    @property
    def first(self) -> Region:
        return self.regions[0]

    @property
    def elsewhere(self) -> Region:
        return self.regions[-1]

    def find(self, code: str) -> Region | None:
        """Return the country that a person chose: never guessed from where they are."""
        return next((region for region in self.regions if region.code == code), None)


BUILT_IN = Edition(REGIONS)


def present_edition(folder: Path) -> Edition:
    """Return what is shown at this moment, with the operator's file in the data folder."""
    path = folder / FILE
    try:
        seen = path.stat()
    except OSError:
        return BUILT_IN
    if not stat.S_ISREG(seen.st_mode) or seen.st_size > MOST_BYTES:
        return replace(BUILT_IN, faults=(_("%(file)s is not a file of help lines.", file=FILE),))
    changed = (seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size)
    return _edition(path, language(), *changed)


@lru_cache(maxsize=8)
def _edition(path: Path, _language: str, *_changed: int) -> Edition:
    """Return what the file says; what is wrong with it, in the language of whoever asks."""
    try:
        # Some editors begin a file with a mark that says "UTF-8".
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        wrong = _("%(file)s cannot be read: %(problem)s.", file=FILE, problem=problem)
        return replace(BUILT_IN, faults=(wrong,))
    return _together(read_help_lines(text))


def _together(own: HelpFile) -> Edition:
    if not own.regions:
        return replace(BUILT_IN, faults=own.faults)
    codes = {region.code for region in own.regions}
    kept = [
        region
        for region in REGIONS
        if region.code not in codes and (region.code == ELSEWHERE or not own.only)
    ]
    in_order = sorted([*own.regions, *kept], key=lambda region: region.code == ELSEWHERE)
    shown = tuple(region.as_shown for region in in_order if not region.is_hidden)
    return Edition(shown or REGIONS, own.faults, tuple(in_order), own.only)


def to_look_at(folder: Path, today: date) -> list[str]:
    """Return a sentence for everything that the operator has to see to; none when all is well."""
    edition = present_edition(folder)
    return [*(f"{FILE}: {fault}" for fault in edition.faults), *aged_lines(edition.regions, today)]
