"""Help lines are added, hidden and marked as checked, in the file that the page of help reads.

The page of help asks no database, so that help is there whatever is broken: what is changed here is
written to its file. Each change is recorded. The file that was there before is kept beside it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from sqlalchemy.orm import Session

from forum.audit.actions import Action
from forum.audit.recording import record
from forum.care.help_lines import FILE, Edition, present_edition
from forum.care.help_region import ELSEWHERE, Line, Region
from forum.care.help_writing import written
from forum.errors import Conflict, NotFound, Refused
from forum.house.changing import By
from forum.language.messages import _

BEFORE = "help-lines.before.toml"
Change = Callable[[Region], Region]


class LinesChangedMeanwhile(Conflict):
    """Somebody else changed the help lines first."""

    def __init__(self) -> None:
        super().__init__(_("Somebody else has just changed these. Look again before you go on."))


@dataclass(frozen=True)
class Seen:
    """The country that somebody had before them, and the mark of all help lines then."""

    code: str
    mark: str


def mark_of(edition: Edition) -> str:
    """Return what a form carries along to say what its sender saw."""
    return blake2b(repr(edition.all_regions).encode(), digest_size=8).hexdigest()


def find(edition: Edition, code: str) -> Region:
    """Return a country, hidden or not.

    Raises:
        NotFound
    """
    found = next((region for region in edition.all_regions if region.code == code), None)
    if found is None:
        raise NotFound
    return found


def check_has(region: Region, name: str) -> None:
    """Raise NotFound unless the country has a line of this name; "" stands for the country."""
    if name and name not in {line.name for line in region.lines}:
        raise NotFound


def add_line(line: Line) -> Change:
    """Put a line below the others."""

    def added(region: Region) -> Region:
        if not line.name:
            raise Refused(_("Write the name of the help line."), field="name")
        if any(other.name == line.name for other in region.lines):
            raise Refused(_("There is a help line of this name already."), field="name")
        if line.href is None:
            raise Refused(_("Write a number or an address that works."), field="number")
        return replace(region, lines=(*region.lines, line))

    return added


def set_hidden(name: str, *, hidden: bool) -> Change:
    """Hide or show one line, or the whole country where no line is named."""

    def changed(region: Region) -> Region:
        if not name:
            return replace(region, is_hidden=hidden)
        lines = tuple(
            replace(line, is_hidden=hidden) if line.name == name else line for line in region.lines
        )
        return replace(region, lines=lines)

    return changed


def set_checked(by: By) -> Change:
    """Note that the numbers were compared with their sources today."""
    return lambda region: replace(region, checked_on=by.at.date())


def change(session: Session, folder: Path, seen: Seen, deed: Change, *, by: By) -> None:
    """Let `deed` change a country, and write the file that shows it.

    Raises:
        NotFound, LinesChangedMeanwhile
        Refused: something does not fit, nobody could find help then, or the disk does not let us.
    """
    find(present_edition(folder), seen.code)  # for nothing is recorded of a country that is not
    # Before the rest, for whoever records waits for others who do.
    record(session, by.staff_id, Action.HELP_LINES_CHANGED, f"help-lines:{seen.code}", at=by.at)
    edition = present_edition(folder)
    region = find(edition, seen.code)
    if mark_of(edition) != seen.mark:
        raise LinesChangedMeanwhile
    changed = deed(region)
    if changed.is_hidden and changed.code == ELSEWHERE:
        raise Refused(_("This is for everybody whose country is not listed. It has to stay."))
    regions = [changed if each is region else each for each in edition.all_regions]
    if not any(_helps(each) for each in regions):
        raise Refused(_("This is the last country. Show another one first."))
    if not changed.is_hidden and not changed.lines_shown:
        raise Refused(_("This is the last line of the country. Add another one first."))
    _write(folder, written(regions, only=edition.only))


def _helps(region: Region) -> bool:
    return not region.is_hidden and region.code != ELSEWHERE


def _write(folder: Path, text: str) -> None:
    path, fresh = folder / FILE, folder / f"{FILE}.new"
    try:
        fresh.write_text(text, encoding="utf-8")
        if path.exists():
            (folder / BEFORE).write_bytes(path.read_bytes())
        fresh.replace(path)
    except OSError as problem:
        raise Refused(
            _("%(file)s cannot be written: %(why)s.", file=FILE, why=problem.strerror)
        ) from problem
