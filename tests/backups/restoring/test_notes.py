"""What was erased is known from an old data folder, from a list, and from a newer backup."""

from datetime import date

import pytest

from forum.backups.boxes.records import NOTES, WHOLE, Head, NotARecord, to_line
from forum.backups.restoring.notes import NoNotes, Notes, check_notes, notes_in

DAY = date(2026, 3, 1)
COLUMNS = {"table": "erasure", "columns": ["mark", "post_id"]}
OTHER = {"table": "ending", "columns": ["mark"]}


def heard(*records) -> Notes:
    notes = Notes()
    for record in records:
        notes.take(to_line(record))
    return notes


def test_an_old_data_folder_says_what_was_erased_there(inside, settings):
    with inside() as make:
        writer = make.writer()
        post = make.reply(make.thread(), writer=writer)
        make.take_back(post, writer=writer)

    notes = notes_in(settings.data, DAY)

    [note] = notes.of("erasure")
    assert (note["post_id"], note["kind"]) == (post.id, "gone")
    assert (notes.of("ending"), notes.day) == ([], DAY)


def test_the_old_folder_is_only_read(inside, settings):
    with inside() as make:
        make.thread()
    before = {file.name: file.read_bytes() for file in settings.data.iterdir()}

    notes_in(settings.data, DAY)

    after = {file.name: file.read_bytes() for file in settings.data.iterdir()}
    assert after["lamplit.db"] == before["lamplit.db"]
    assert after["lamplit.db-wal"] == before["lamplit.db-wal"]


def test_rows_of_other_tables_go_by():
    words = {"table": "words", "columns": ["post_id", "source"]}
    rows = ([b"1", "Words."], COLUMNS, [b"m", b"p"], OTHER, words, [b"2", "Others."])

    notes = heard(Head(WHOLE, "0014", DAY).record(), words, *rows)

    assert notes.rows == {"erasure": [{"mark": b"m", "post_id": b"p"}], "ending": []}


def test_a_list_from_before_known_names_were_noted_is_one():
    notes = heard(Head(NOTES, "0018", DAY).record(), COLUMNS, OTHER, {"end": True})

    assert check_notes(notes).of("parting") == []


def test_a_row_that_does_not_fit_is_refused():
    with pytest.raises(NotARecord):
        heard(Head(NOTES, "0014", DAY).record(), COLUMNS, [b"m"])


def test_a_list_without_both_tables_is_none():
    notes = heard(Head(NOTES, "0013", DAY).record(), COLUMNS, {"end": True})

    with pytest.raises(NoNotes):
        check_notes(notes)


def test_a_folder_without_a_database_that_can_be_read_has_no_list(tmp_path):
    with pytest.raises(NoNotes):
        notes_in(tmp_path, DAY)

    (tmp_path / "lamplit.db").write_bytes(b"SQLite format 3\x00" + bytes(5000))
    with pytest.raises(NoNotes):
        notes_in(tmp_path, DAY)
