"""Folded text is read as words, also where they are spelt to slip past."""

import pytest
from hypothesis import given, strategies as st

from forum.care.wording.spelling import read_at_a_glance, readings, words


def read(text: str) -> list[list[str]]:
    return [[word.text for word in reading] for reading in readings(text)]


def test_words_stand_as_they_are_in_the_first_reading():
    assert [word.text for word in words("i don't, you-know_so 20mg")] == [
        *("i", "dont", "you", "know", "so", "20mg")
    ]


def test_a_script_without_spaces_is_read_sign_by_sign():
    assert [word.text for word in words("夜は長い night")] == ["夜", "は", "長", "い", "night"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("l a m p", "lamp"),
        ("l.a.m.p.", "lamp"),
        ("l. a. m. p.", "lamp"),
        ("l-a-m-p", "lamp"),
        ("l_a_m_p", "lamp"),
        ("l\na\nm\np", "lamp"),
        ("the l a m p", "lamp"),
        ("a l a m p", "lamp"),
        ("i  l a m p", "lamp"),
        ("**la**mp", "lamp"),
        ("l4mp", "lamp"),
        ("l@mp!", "lamp"),
        ("1amp", "lamp"),
        ("l a m p  w i c k", "wick"),
    ],
)
def test_a_word_that_is_taken_apart_is_read_as_one(text, word):
    assert any(word in reading for reading in read(text))


@pytest.mark.parametrize("text", ["l1t", "l|t", "l i 1 t", "nothing of it"])
def test_the_readings_differ_in_what_a_one_is(text):
    _, with_i, *with_l = read(text)

    assert [with_i] != with_l
    assert (with_l == []) == (text == "nothing of it")


@pytest.mark.parametrize("text", ["i live in b. a flat", "plan b or a", "see p. 4 a", "x, y"])
def test_single_letters_that_say_something_are_left_alone(text):
    assert all("ba" not in reading and "xy" not in reading for reading in read(text))
    assert not any(len(word) > 5 for reading in read(text) for word in reading)


@given(st.text(alphabet="ia k.l'1!$\n_-8夜", max_size=60))
def test_every_word_stands_in_the_text_in_order(text):
    for reading in readings(text):
        ends = [0]
        for word in reading:
            assert ends[-1] <= word.start < word.end <= len(text)
            assert word.text
            ends.append(word.end)


@given(st.text(alphabet="ia k.l'1!$|\n_-8夜", max_size=60))
def test_a_glance_sees_the_words_of_all_readings(text):
    seen = read_at_a_glance(text)

    assert seen is None or seen == {word for reading in read(text) for word in reading}


@pytest.mark.parametrize(
    "text", ["", "I don't l1ke (plan b), and 2 of it!", "a b cd", "夜は長い |"]
)
def test_most_texts_are_read_at_a_glance(text):
    assert read_at_a_glance(text) == {word for reading in read(text) for word in reading}


@pytest.mark.parametrize("text", ["k i l l", "a - b - c", "l i 1", "I\na\t1"])
def test_letters_in_a_row_need_more_than_a_glance(text):
    assert read_at_a_glance(text) is None
