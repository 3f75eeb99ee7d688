"""The note after a hard case is its writer's alone."""

import pytest

from forum.errors import Refused
from forum.handles.models import SealedEntry
from forum.moderation.welfare.debriefing import NOTE_MAX_CHARS, debrief_note, keep_note
from forum.sealing import new_root


def test_a_note_is_found_again_by_its_writer_and_by_nobody_else(session):
    root = new_root()

    keep_note(session, root, "That was a hard one.")
    keep_note(session, root, "Better now.")

    assert debrief_note(session, root) == "Better now."
    assert debrief_note(session, new_root()) == ""
    assert not [e for e in session.query(SealedEntry) if b"Better" in e.box]


def test_an_empty_note_throws_it_away(session):
    root = new_root()
    keep_note(session, root, "That was a hard one.")

    keep_note(session, root, "")

    assert debrief_note(session, root) == ""
    assert session.query(SealedEntry).count() == 0


def test_the_longest_note_fits_in_any_script_and_a_longer_one_is_refused(session):
    root = new_root()
    keep_note(session, root, "🕯" * NOTE_MAX_CHARS)

    with pytest.raises(Refused, match="4,000 letters"):
        keep_note(session, root, "x" * (NOTE_MAX_CHARS + 1))
    assert debrief_note(session, root) == "🕯" * NOTE_MAX_CHARS
