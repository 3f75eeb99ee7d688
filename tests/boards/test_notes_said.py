"""A content note is read in the reader's language, where it is one of ours."""

import pytest
from flask_babel import force_locale

from forum.boards.content_notes import FOLDED_AT_FIRST, USUAL
from forum.boards.notes_said import label_of, labelled, said


@pytest.fixture
def spanish(app):
    with app.test_request_context("/"), force_locale("es"):
        yield


@pytest.mark.parametrize("note", [*FOLDED_AT_FIRST, *USUAL])
def test_each_note_that_we_offer_has_words_in_another_language(note, spanish):
    assert said(note) != note


def test_where_nobody_reads_a_note_is_what_is_stored():
    assert said("Violence") == "violence"


def test_a_note_of_a_board_stands_as_the_board_wrote_it(spanish):
    assert said("Night shifts") == "Night shifts"


def test_the_label_of_a_choice_is_translated_where_it_is_shown(app):
    with app.test_request_context("/"):
        label, own = label_of("violence"), label_of("night shifts")

        with force_locale("es"):
            assert (str(label), own) == (said("violence"), "night shifts")
            assert str(label) != "violence"
        with force_locale("en"):
            assert str(label) == "violence"


def test_the_labels_of_a_board_are_each_forms_own():
    labelled(["violence", "snow"]).clear()

    notes = labelled(note for note in ("violence", "snow"))

    assert [(note, str(label)) for note, label in notes] == [
        ("violence", "violence"),
        ("snow", "snow"),
    ]
