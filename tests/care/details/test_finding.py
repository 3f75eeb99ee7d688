"""Finding details: none overlaps another, a mark says which words, blanking takes only those."""

import pytest
from hypothesis import given, strategies as st

from forum.care.details.finding import blank, find
from forum.care.details.why import ABOUT

LETTER = (
    "My name is Jane Smith, born on 3 March 1987. I live at 12 Acacia Avenue, Leeds LS6 2AB and "
    "work at Northgate Books. Ring 07700 900123, write to jane@post.example or see @jane_s on snap."
)
# Pieces that come close to being details, to be thrown together.
NEARLY = ["my name is ", "Jane ", "smith", "07700 ", "900123", "jane@post", ".example", "12 "]
NEARLY += ["Acacia ", "Avenue", ", ", "LS6 2AB", "\n", "born on ", "3 March ", "1987", "@", "at "]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(NEARLY)).map("".join))


def test_a_letter_with_a_detail_of_every_kind_has_them_found_in_order():
    found = [(detail.kind, detail.words) for detail in find(LETTER)]

    assert found == [
        ("name", "Jane Smith"),
        ("date", "3 March 1987"),
        ("address", "12 Acacia Avenue, Leeds LS6 2AB"),
        ("place", "Northgate Books"),
        ("phone", "07700 900123"),
        ("email", "jane@post.example"),
        ("link", "@jane_s"),
    ]
    assert {kind for kind, _ in found} == set(ABOUT)


@pytest.mark.parametrize("text", ["", " ", "I have not slept for three nights.", "\ud800"])
def test_a_text_without_details_has_none_found(text):
    assert find(text) == []


@given(TEXTS)
def test_details_are_words_of_the_text_and_never_overlap(text):
    done = 0
    for detail in find(text):
        assert done <= detail.start < detail.end
        assert detail.words == text[detail.start : detail.end]
        assert detail.kind in ABOUT
        done = detail.end


def test_words_that_reach_into_another_detail_are_found_up_to_it():
    found = [(one.kind, one.words) for one in find("I live at 9 Elm House born on 3 May 1990.")]

    assert found == [("address", "9 Elm House born on"), ("date", "3 May 1990")]


def test_the_same_words_have_the_same_mark_wherever_they_stand():
    first, second = find("my name is Jane. She said: her name is JANE!")

    assert first.mark == second.mark
    assert len(first.mark) == 8


def test_other_words_and_other_kinds_have_other_marks():
    marks = {detail.mark for detail in find(LETTER)}

    assert len(marks) == len(find(LETTER))


def test_blanking_puts_calm_words_where_the_marked_ones_were():
    name, *_, phone, _, _ = find(LETTER)

    blanked = blank(LETTER, {name.mark, phone.mark})

    assert blanked.startswith("My name is [name], born on 3 March 1987.")
    assert "Ring [phone number], write to jane@post.example" in blanked


def test_blanking_takes_the_same_words_wherever_they_stand():
    text = "my name is Jane. Her name is Jane."

    assert blank(text, {find(text)[0].mark}) == "my name is [name]. Her name is [name]."


def test_after_blanking_all_nothing_is_found():
    blanked = blank(LETTER, {detail.mark for detail in find(LETTER)})

    assert find(blanked) == []


@given(TEXTS)
def test_blanking_nothing_changes_nothing(text):
    assert blank(text, []) == text


def test_an_unknown_mark_changes_nothing():
    assert blank(LETTER, ["00000000", "", "name"]) == LETTER
