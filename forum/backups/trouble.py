"""Why a backup cannot be made or brought back, in sentences for whoever runs the forum."""

import errno

from sqlalchemy.exc import OperationalError, SQLAlchemyError

from forum.backups.boxes.age import Damaged, NotAKey, WrongKey
from forum.backups.boxes.keys import NoBackup
from forum.backups.boxes.packing import NotLines
from forum.backups.boxes.records import NotARecord, TooNew
from forum.backups.restoring.loading import Incomplete, OtherKind
from forum.backups.restoring.notes import NoNotes
from forum.privacy.scouring import NoRoom

NOTHING = "Nothing was changed."
DAMAGED = f"The file is damaged or cut short: use another one. {NOTHING}"
FULL = f"The disk is full, or a file cannot be read or written there. {NOTHING}"
SENTENCES: dict[type[Exception], str] = {
    WrongKey: f"This key, or these words, do not open the file. {NOTHING}",
    NotAKey: f"This is no key: a key file has a line that begins with AGE-SECRET-KEY-1. {NOTHING}",
    NoBackup: f"This file is no backup of Lamplit. {NOTHING}",
    OtherKind: f"This file says what was erased; it is no whole backup. {NOTHING}",
    TooNew: (
        "A newer version of Lamplit made this file. Install that version, or a later one. "
        f"{NOTHING}"
    ),
    NoNotes: (
        "There is no list of what was erased: say which data folder, file of erasures or newer "
        f"backup has one. {NOTHING}"
    ),
    **dict.fromkeys((Damaged, NotLines, NotARecord, Incomplete), DAMAGED),
    **dict.fromkeys((OperationalError, OSError, NoRoom), FULL),
    SQLAlchemyError: DAMAGED,  # all others: rows that do not fit
}
TROUBLES = tuple(SENTENCES)


def sentence_of(trouble: Exception) -> str:
    """Return what to tell, of one of TROUBLES."""
    if isinstance(trouble, FileExistsError) or getattr(trouble, "errno", None) == errno.EEXIST:
        return f"There is a file of that name already: choose another name. {NOTHING}"
    return next(words for kind, words in SENTENCES.items() if isinstance(trouble, kind))
