"""Whether the database has the form that this version needs, and holds what it promises."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import Column, Date, func, select

from forum.database import Base, is_sound, settings_of
from forum.doctor.findings import Finding, refused, warned
from forum.doctor.patient import Patient
from forum.operating.telling.inspecting import Form, form_of_tables

# Asked of SQLite itself, not of our own list of settings: that list could be the mistake.
NEEDED = {"secure_delete": 1, "temp_store": 2, "foreign_keys": 1}
BROUGHT_UP = "lamplit db upgrade"
OF_FORM = {
    Form.NONE: refused("The database has no tables yet.", BROUGHT_UP),
    Form.OLDER: refused("The database has an older form than this version needs.", BROUGHT_UP),
}


def unusable(error: Exception) -> Finding:
    return refused(
        f"The database cannot be used ({type(error).__name__}).",
        "Look whether LAMPLIT_DATABASE is right, its file the forum's own, and the disk there.",
    )


def pending_migrations(patient: Patient) -> Iterator[Finding]:
    if finding := OF_FORM.get(form_of_tables(patient.session)):
        yield finding


def newer_database(patient: Patient) -> Iterator[Finding]:
    if form_of_tables(patient.session) == Form.NEWER:
        yield refused(
            "The database was written by a newer version of Lamplit.",
            "Install that version again, or bring back the backup that you made before it.",
        )


def kept_settings(patient: Patient) -> Iterator[Finding]:
    found = settings_of(patient.session.connection(), NEEDED)
    for name, wanted in NEEDED.items():
        if found and found[name] != wanted:
            yield refused(
                f"SQLite runs with {name} = {found[name]}: deleted words could stay in its files.",
                f"Use a SQLite that accepts {name} = {wanted}, such as your system's own.",
            )


def kept_visits(patient: Patient) -> Iterator[Finding]:
    if not patient.visits.overwrites():
        yield refused(
            "SQLite does not overwrite what it deletes from sessions.db.",
            "Use a SQLite that accepts secure_delete, such as your system's own.",
        )


def damaged_database(patient: Patient) -> Iterator[Finding]:
    """Reads the whole database: seconds for a large one."""
    if not is_sound(patient.session.connection()):
        yield warned(
            "The file of the database is damaged.",
            "Stop the forum, keep a copy of the folder, and bring back the last backup.",
        )


def days_to_come(patient: Patient) -> Iterator[Finding]:
    """Reads every day that is kept."""
    tomorrow = patient.at.date() + timedelta(days=1)
    days = [
        table.c.day
        for table in Base.metadata.sorted_tables
        if "day" in table.c and isinstance(table.c.day.type, Date)
    ]
    if late := [day.table.name for day in days if _is_later(patient, day, tomorrow)]:
        yield warned(
            f"The database knows days that are still to come (in {', '.join(late)}): "
            "the clock is behind, or was ahead once.",
            "Compare the clock with your watch. What has such a day goes too late.",
        )


def _is_later(patient: Patient, day: Column[date], than: date) -> bool:
    last = patient.session.scalar(select(func.max(day)))
    return last is not None and last > than
