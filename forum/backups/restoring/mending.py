"""Bring a database that was unpacked up to date, and take out of it what was erased since.

It is done by the forum itself, as it will be: whoever hears of words that go hears of these, too.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from config import Settings
from forum.audit.actions import Action
from forum.audit.chain import Finding
from forum.audit.recording import record
from forum.audit.verifying import verify
from forum.backups.boxes.records import Head
from forum.backups.restoring.notes import Notes
from forum.backups.restoring.replaying import Note, end_again, erase_again, newer, part_again
from forum.clock import now
from forum.database import lent
from forum.privacy.models import Ending, Erased, Erasure, Parting
from forum.privacy.scouring import write_anew
from forum.transaction import db, reading, transaction

NOTES_AT_ONCE = 100
# A post that is gone cannot be hidden after that.
ORDER = (Erased.GONE, Erased.CHANGED, Erased.HIDDEN)


@dataclass(frozen=True)
class Mended:
    """What was done again, and how the record is.

    Attributes:
        erased: how many posts lost their words.
        ended: how many ways in were shut, and duties ended.
        parted: how many known names were taken off the words of those who left.
    """

    erased: int
    ended: int
    parted: int
    record: Finding


def mend(file: Path, head: Head, notes: Notes, settings: Settings) -> Mended:
    """Make a forum of today of the database in `file`, which nobody else sees yet."""
    from flask_migrate import upgrade  # forum/doctor/migrating.py says why it is not above

    from forum.app import create_app  # it imports the commands, and they this module

    app = create_app(replace(settings, database=f"sqlite:///{file}"))
    with app.app_context():
        upgrade()
        found = verify(reading())
        erased = sum(_erase(newer(reading(), Erasure, notes.of("erasure"))))
        ended = _end(newer(reading(), Ending, notes.of("ending")))
        parted = _part(newer(reading(), Parting, notes.of("parting")))
        if found.broken_at is None:
            _note(head)
        _write_anew(file)
    return Mended(erased, ended, parted, found)


def _erase(notes: list[Note]) -> Iterator[int]:
    notes = sorted(notes, key=lambda note: ORDER.index(note["kind"]))
    for first in range(0, len(notes), NOTES_AT_ONCE):
        with transaction() as session:
            yield erase_again(session, notes[first : first + NOTES_AT_ONCE], at=now())


def _end(notes: list[Note]) -> int:
    with transaction() as session:
        return end_again(session, notes)


def _part(notes: list[Note]) -> int:
    with transaction() as session:
        return part_again(session, notes)


def _note(head: Head) -> None:
    """Let staff see that what they did after that day is not here."""
    with transaction() as session:
        record(session, None, Action.BACKUP_RESTORED, f"backup:{head.day}", at=now())


def _write_anew(file: Path) -> None:
    """Leave nothing of what was taken out, neither in the log nor between the rows."""
    db.session.remove()
    with lent(db.engine) as connection:
        write_anew(connection, file.parent)
    db.engine.dispose()
