"""What is known of the machine and of the place: numbers and days, nothing of a member. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

FULL_SHARE = 0.9
HELP_AGES_DAYS = 60
RECORD_AGES_DAYS = 2
BACKUP_AGES_DAYS = 2
RESTORE_AGES_DAYS = 90
# So many wrong words on one day are more than tired fingers.
MANY_MISSED = 200
# So few might be one person's, whose day it would tell.
FEW_MISSED = 5


class Weight(IntEnum):
    """How much a statement needs somebody: what is broken, what is late, what is well."""

    BROKEN = 0
    LATE = 1
    WELL = 2


@dataclass(frozen=True)
class Statement:
    """A sentence or two, and the one page where something can be done about it, if there is one."""

    words: str
    weight: Weight
    endpoint: str = ""
    link: str = ""


@dataclass(frozen=True)
class Machine:
    """`chores_behind` are names of the worker's chores that forget or check, and are overdue.

    `missed` is how many sign-ins did not work today. `disk_share` is None where nobody can look.
    """

    is_worker_alive: bool = True
    chores_behind: tuple[str, ...] = ()
    is_search_in_step: bool = True
    is_schema_new: bool = True
    disk_share: float | None = 0.0
    missed: int = 0
    backed_up_on: date | None = None
    restored_on: date | None = None
    is_record_broken: bool = False
    record_checked_on: date | None = None


@dataclass(frozen=True)
class Place:
    """`longest` is since when the longest of the late cases waits; `on_until` the end of the last
    shift. `faults` are sentences about the file of help lines.
    """

    waiting: int = 0
    late: int = 0
    is_danger_late: bool = False
    longest: datetime | None = None
    moderators: int = 0
    on_now: int = 0
    on_until: datetime | None = None
    open_boards: int = 0
    aged_countries: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    is_read_only: bool = False
    is_joining_closed: bool = False
