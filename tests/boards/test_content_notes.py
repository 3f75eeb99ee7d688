"""Content notes: chosen from a list, said as the board says them, and nothing else."""

import pytest

from forum.boards.content_notes import (
    FOLDED_AT_FIRST,
    MOST_NOTES,
    USUAL,
    check_notes,
    is_folded,
    offered,
    packed,
    unpacked,
)
from forum.errors import Refused

OFFERS = [f"topic {number}" for number in range(MOST_NOTES + 1)]


@pytest.mark.parametrize("of_board", ["", "\n", "  \n\n "])
def test_a_board_that_names_no_notes_offers_the_usual_ones(of_board):
    assert offered(of_board) == [*FOLDED_AT_FIRST, *USUAL]


def test_a_boards_own_notes_stand_in_place_of_the_usual_ones():
    assert offered("night shifts\n\n  snow ") == [*FOLDED_AT_FIRST, "night shifts", "snow"]


def test_what_is_offered_is_each_askers_own():
    offered("night shifts").append("snow")

    assert offered("night shifts") == [*FOLDED_AT_FIRST, "night shifts"]


@pytest.mark.parametrize("note", ["violence", "Violence", "VIOLENCE"])
def test_a_note_is_offered_once_however_the_board_writes_it(note):
    assert offered(f"snow\n{note}\nSnow") == [*FOLDED_AT_FIRST, "snow"]


@pytest.mark.parametrize("typed", ["self-harm", "Self-Harm", "  self-harm\n", "SELF-HARM"])
def test_a_note_is_said_as_the_board_says_it(typed):
    assert check_notes([typed], offered("")) == ["self-harm"]


def test_spaces_within_a_note_do_not_matter():
    assert check_notes(["drinking   or\tdrugs"], offered("")) == ["drinking or drugs"]


def test_notes_chosen_twice_are_said_once_and_in_the_order_of_the_list():
    chosen = ["topic 3", "topic 1", "Topic 3", "", *MOST_NOTES * ["topic  1"]]

    assert check_notes(chosen, OFFERS) == ["topic 1", "topic 3"]


def test_no_note_is_needed():
    assert check_notes([], OFFERS) == check_notes(["", "  "], OFFERS) == []


@pytest.mark.parametrize(
    "typed", ["snow", "topic", "topic 1\ntopic 2", "<b>topic 1</b>", "x" * 10_000]
)
def test_a_note_that_is_not_on_the_list_is_refused(typed):
    with pytest.raises(Refused, match="from the list") as refusal:
        check_notes(["topic 1", typed], OFFERS)

    assert refusal.value.field == "note"
    assert len(str(refusal.value)) < 100


def test_there_can_be_only_so_many():
    assert check_notes(OFFERS[:MOST_NOTES], OFFERS) == OFFERS[:MOST_NOTES]
    with pytest.raises(Refused, match=f"at most {MOST_NOTES}") as refusal:
        check_notes(OFFERS, OFFERS)

    assert refusal.value.field == "note"


@pytest.mark.parametrize("notes", [[], ["violence"], ["violence", "drinking or drugs"]])
def test_notes_are_read_as_they_were_stored(notes):
    assert unpacked(packed(notes)) == notes


def test_nothing_is_stored_of_no_notes():
    assert packed([]) is None


@pytest.mark.parametrize(
    ("notes", "folded", "is_so"),
    [
        (["violence"], FOLDED_AT_FIRST, True),
        (["eating and weight", "violence"], FOLDED_AT_FIRST, True),
        (["eating and weight"], FOLDED_AT_FIRST, False),
        (["eating and weight"], ["eating and weight"], True),
        (["violence"], [], False),
        ([], FOLDED_AT_FIRST, False),
    ],
)
def test_words_are_folded_when_one_of_their_notes_is(notes, folded, is_so):
    assert is_folded(packed(notes), folded) is is_so
