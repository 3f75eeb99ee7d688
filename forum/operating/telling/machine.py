"""What is said of the machine: worker, search, database, disk, backups, record. Pure."""

from collections.abc import Iterator
from datetime import date

from forum.language.messages import _, _n, date_in_words
from forum.operating.telling.facts import (
    BACKUP_AGES_DAYS,
    FEW_MISSED,
    FULL_SHARE,
    MANY_MISSED,
    RECORD_AGES_DAYS,
    RESTORE_AGES_DAYS,
    Machine,
    Statement,
    Weight,
)


def said_of(machine: Machine, today: date) -> Iterator[Statement]:
    yield _worker(machine)
    yield _database(machine)
    yield _search(machine)
    yield _disk(machine)
    yield from _backups(machine, today)
    yield _record(machine, today)
    yield _sign_ins(machine)


def _worker(machine: Machine) -> Statement:
    if not machine.is_worker_alive:
        words = _("The worker does not run. Start it: nothing is forgotten now.")
        return Statement(words, Weight.BROKEN)
    if behind := machine.chores_behind:
        words = _n(
            "The worker runs, but one chore is overdue: %(names)s. Its log says why.",
            "The worker runs, but %(num)d chores are overdue: %(names)s. Its log says why.",
            len(behind),
            names=", ".join(behind),
        )
        return Statement(words, Weight.BROKEN)
    return Statement(_("The worker runs: what is over is forgotten in time."), Weight.WELL)


def _database(machine: Machine) -> Statement:
    if machine.is_schema_new:
        return Statement(_("The database answers, and has its newest form."), Weight.WELL)
    words = _("The database has an older form than this version needs. Run lamplit db upgrade.")
    return Statement(words, Weight.BROKEN)


def _search(machine: Machine) -> Statement:
    if machine.is_search_in_step:
        return Statement(_("Search finds what is written a moment later."), Weight.WELL)
    words = _(
        "Search does not find all that is written: its index is being built, or the worker cannot "
        "write it. If this stays so, look whether the disk is full."
    )
    return Statement(words, Weight.BROKEN)


def _disk(machine: Machine) -> Statement:
    if machine.disk_share is None:
        return Statement(_("The data folder is not there. Is its disk?"), Weight.BROKEN)
    share = f"{machine.disk_share:.0%}"
    if machine.disk_share < FULL_SHARE:
        return Statement(_("%(share)s of the disk is in use.", share=share), Weight.WELL)
    words = _("%(share)s of the disk is in use. Make room before it is full.", share=share)
    return Statement(words, Weight.BROKEN)


def _backups(machine: Machine, today: date) -> Iterator[Statement]:
    made, tried = machine.backed_up_on, machine.restored_on
    if made is None:
        words = _("No backup is known. Make one each day: lamplit backup.")
        yield Statement(words, Weight.LATE)
        return
    is_old = (today - made).days > BACKUP_AGES_DAYS
    words = _("The last backup is from %(date)s.", date=date_in_words(made))
    yield Statement(words, Weight.LATE if is_old else Weight.WELL)
    if tried is None:
        yield Statement(_("Nobody has tried yet to bring a backup back."), Weight.LATE)
        return
    is_old = (today - tried).days > RESTORE_AGES_DAYS
    words = _("A backup was last brought back, to try it, on %(date)s.", date=date_in_words(tried))
    yield Statement(words, Weight.LATE if is_old else Weight.WELL)


def _record(machine: Machine, today: date) -> Statement:
    to = ("audit.show", _("Read the record"))
    if machine.is_record_broken:
        return Statement(_("The record of what staff did does not hold."), Weight.BROKEN, *to)
    checked = machine.record_checked_on
    if checked is None or (today - checked).days > RECORD_AGES_DAYS:
        return Statement(_("Nobody has checked the record these two days."), Weight.LATE, *to)
    words = _("The record of what staff did was checked and holds.")
    return Statement(words, Weight.WELL, *to)


def _sign_ins(machine: Machine) -> Statement:
    if machine.missed < FEW_MISSED:
        words = _("Fewer than %(few)d sign-ins went wrong today.", few=FEW_MISSED)
        return Statement(words, Weight.WELL)
    words = _(
        "%(num)d sign-ins went wrong today. We count them, and keep no name.", num=machine.missed
    )
    if machine.missed < MANY_MISSED:
        return Statement(words, Weight.WELL)
    many = _("That is a lot: somebody may be guessing, or signing in may be broken.")
    return Statement(f"{words} {many}", Weight.LATE)
