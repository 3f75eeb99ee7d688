"""What people have to do now and then: help lines, backups, a look at the record."""

from collections.abc import Iterator

from forum.audit.verifying import is_known_good
from forum.care.help_lines import to_look_at
from forum.doctor.findings import Finding, warned
from forum.doctor.patient import Patient
from forum.operating.telling.facts import BACKUP_AGES_DAYS, RESTORE_AGES_DAYS
from forum.operating.telling.inspecting import BACKED_UP, RESTORED, day_of

TRY_IT = "Bring one back into an empty folder: docs/operating.md, 'Backups'."


def old_help_lines(patient: Patient) -> Iterator[Finding]:
    for words in to_look_at(patient.chosen.data, patient.at.date()):
        yield warned(words, "See lamplit help-lines check, or the page /operator/help-lines.")


def missing_backups(patient: Patient) -> Iterator[Finding]:
    today, data = patient.at.date(), patient.chosen.data
    made, begun = day_of(data / BACKED_UP), day_of(data / "secret")
    is_new = begun is not None and (today - begun).days <= BACKUP_AGES_DAYS
    if made is None and not is_new:
        yield warned("No backup is known.", "Make one each day: docs/operating.md, 'Backups'.")
    elif made and (today - made).days > BACKUP_AGES_DAYS:
        yield warned(
            f"The last backup is from {made}.",
            "Find out why none was made since: docs/operating.md, 'Backups'.",
        )


def untried_backups(patient: Patient) -> Iterator[Finding]:
    data = patient.chosen.data
    tried = day_of(data / RESTORED)
    if tried is None and (data / BACKED_UP).exists():
        yield warned("Nobody has tried yet whether a backup can be brought back.", TRY_IT)
    elif tried and (patient.at.date() - tried).days > RESTORE_AGES_DAYS:
        yield warned(f"A backup was last brought back, to try it, on {tried}.", TRY_IT)


def broken_record(patient: Patient) -> Iterator[Finding]:
    if not is_known_good(patient.session):
        yield warned(
            "The record of what staff did does not hold.",
            "Keep a copy of the data folder as it is, and see lamplit audit verify.",
        )
