"""All that the doctor looks at: what is quick before each start, what is slow when asked."""

from collections.abc import Iterable
from enum import Enum

from sqlalchemy.exc import SQLAlchemyError

from forum.doctor import folders, index, neighbours, secrecy, tables, upkeep
from forum.doctor.findings import Finding, worst_first
from forum.doctor.machine import clock_hand, file_systems, memory_pictures, room, swap
from forum.doctor.patient import Check, Patient
from forum.doctor.way import addresses

WITHOUT_DATABASE: tuple[Check, ...] = (
    secrecy.debugging,
    secrecy.weak_secret,
    secrecy.no_limits,
    folders.open_folder,
    folders.foreign_folder,
    folders.replaceable_folder,
    folders.open_database,
    folders.open_files,
    file_systems.unsuited_disk,
    index.foreign_index,
    neighbours.half_restored,
    room.full_disk,
    swap.open_swap,
    memory_pictures.kept_pictures,
    clock_hand.wrong_clock,
    clock_hand.unkept_clock,
    addresses.no_https,
    addresses.promised_https,
    addresses.side_door,
    addresses.seen_otherwise,
    tables.kept_visits,
    upkeep.old_help_lines,
    upkeep.missing_backups,
    upkeep.untried_backups,
)
DATABASE: tuple[Check, ...] = (tables.kept_settings, tables.newer_database)
# Each of these needs those before it to be content.
FORM: tuple[Check, ...] = (tables.pending_migrations,)
CONTENTS: tuple[Check, ...] = (upkeep.broken_record,)
# A forum that runs has a neighbour in its own worker.
ALONE: tuple[Check, ...] = (neighbours.another_forum,)
SLOW: tuple[Check, ...] = (folders.open_files_below,)
SLOW_CONTENTS: tuple[Check, ...] = (tables.damaged_database, tables.days_to_come)


class Occasion(Enum):
    """When the doctor is called."""

    ASKED = "by the operator, who has time"
    START = "by the forum, before it opens"
    PREPARED = "by the forum, before it makes its tables and opens"
    BESIDE = "by a process of a forum that may run already"


ELSE: dict[Occasion, tuple[Check, ...]] = {
    Occasion.ASKED: SLOW,
    Occasion.START: ALONE,
    Occasion.PREPARED: ALONE,
    Occasion.BESIDE: (),
}
STEPS: dict[Occasion, tuple[tuple[Check, ...], ...]] = {
    Occasion.ASKED: (DATABASE, FORM, CONTENTS + SLOW_CONTENTS),
    Occasion.START: (DATABASE, FORM, CONTENTS),
    Occasion.PREPARED: (DATABASE,),
    Occasion.BESIDE: (DATABASE, FORM, CONTENTS),
}


def examine(patient: Patient, occasion: Occasion) -> list[Finding]:
    """Return all that was found, refusals first."""
    found = _all(patient, WITHOUT_DATABASE + ELSE[occasion])
    return worst_first(found + _of_database(patient, occasion))


def _of_database(patient: Patient, occasion: Occasion) -> list[Finding]:
    try:
        steps = (_all(patient, checks) for checks in STEPS[occasion])
        return next((found for found in steps if found), [])
    except (SQLAlchemyError, RuntimeError) as error:
        return [tables.unusable(error)]


def _all(patient: Patient, checks: Iterable[Check]) -> list[Finding]:
    return [finding for check in checks for finding in check(patient)]
