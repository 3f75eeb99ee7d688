"""What the people who run the place have to know, in plain sentences, worst first. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

FULL_SHARE = 0.9
HELP_AGES_DAYS = 60


class Weight(IntEnum):
    """How much a statement needs somebody: what is broken, what is late, what is well."""

    BROKEN = 0
    LATE = 1
    WELL = 2


@dataclass(frozen=True)
class Statement:
    """One sentence, and the one page where something can be done about it, if there is one."""

    words: str
    weight: Weight
    endpoint: str = ""
    link: str = ""


@dataclass(frozen=True)
class Facts:
    """What is known of the place. `faults` are sentences about the file of help lines."""

    is_worker_alive: bool
    is_search_in_step: bool
    disk_share: float
    is_record_broken: bool
    record_checked_on: date | None
    moderators_on: bool
    aged_countries: tuple[str, ...]
    faults: tuple[str, ...]
    open_boards: int


def statements(facts: Facts, today: date) -> list[Statement]:
    """Return all statements; those that need somebody come first."""
    told = [
        _worker(facts),
        _search(facts),
        _record(facts, today),
        _disk(facts),
        *_help_lines(facts),
        _boards(facts),
        _moderators(facts),
    ]
    return sorted(told, key=lambda each: each.weight)


def heading(told: list[Statement]) -> str:
    count = sum(each.weight != Weight.WELL for each in told)
    if not count:
        return "Nothing needs you"
    return "One thing needs you" if count == 1 else f"{count} things need you"


def _worker(facts: Facts) -> Statement:
    if facts.is_worker_alive:
        return Statement("The worker runs: what is over is forgotten in time.", Weight.WELL)
    return Statement("The worker does not run. Start it: nothing is forgotten now.", Weight.BROKEN)


def _search(facts: Facts) -> Statement:
    if facts.is_search_in_step:
        return Statement("Search finds what is written a moment later.", Weight.WELL)
    return Statement(
        "Search does not find all that is written: its index is being built, or the worker cannot "
        "write it. If this stays so, look whether the disk is full.",
        Weight.BROKEN,
    )


def _record(facts: Facts, today: date) -> Statement:
    to = ("audit.show", "Read the record")
    if facts.is_record_broken:
        return Statement("The record of what staff did does not hold.", Weight.BROKEN, *to)
    checked = facts.record_checked_on
    if checked is None or (today - checked).days > 2:
        return Statement("Nobody has checked the record these two days.", Weight.LATE, *to)
    return Statement("The record of what staff did was checked and holds.", Weight.WELL, *to)


def _disk(facts: Facts) -> Statement:
    share = f"{facts.disk_share:.0%} of the disk is in use."
    if facts.disk_share < FULL_SHARE:
        return Statement(share, Weight.WELL)
    return Statement(f"{share} Make room before it is full.", Weight.BROKEN)


def _help_lines(facts: Facts) -> list[Statement]:
    to = ("help_lines.show", "Look after the help lines")
    told = [Statement(fault, Weight.LATE, *to) for fault in facts.faults]
    if count := len(facts.aged_countries):
        names = "one country" if count == 1 else f"{count} countries"
        words = f"The help lines of {names} were not checked for {HELP_AGES_DAYS} days."
        return [*told, Statement(words, Weight.LATE, *to)]
    return told or [Statement("All help lines were checked lately.", Weight.WELL, *to)]


def _boards(facts: Facts) -> Statement:
    to = ("operator_boards.show", "Look after the boards")
    if not facts.open_boards:
        return Statement("There is no board yet that people can write on.", Weight.LATE, *to)
    count = facts.open_boards
    boards = "One board is" if count == 1 else f"{count} boards are"
    return Statement(f"{boards} open.", Weight.WELL, *to)


def _moderators(facts: Facts) -> Statement:
    on = "A moderator is on." if facts.moderators_on else "No moderator is on now."
    return Statement(on, Weight.WELL, "site_settings.show", "What happens when nobody is on")
