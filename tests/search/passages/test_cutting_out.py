"""Which sentences of a text are shown."""

from hypothesis import given, strategies as st

from forum.search.passages import cutting_out
from forum.search.passages.cutting_out import Place, sentences

TEXT = "I slept well then. Now I lie awake each night! Is it the drink? I stopped in May. " * 3


def best_cut(text, places, chars):
    return cutting_out.best_cut(text, places, chars, begins=sentences(text))


def place(word: str, which: int = 0, *, after: int = 0) -> Place:
    at = TEXT.index(word, after)
    return Place(at, at + len(word), which)


def shown(*places: Place, chars: int = 60) -> str:
    start, end = best_cut(TEXT, places, chars)
    return TEXT[start:end]


def test_without_anything_found_it_is_the_opening():
    assert shown() == "I slept well then. Now I lie awake each night!"


def test_it_begins_with_the_sentence_and_ends_with_one():
    assert (
        shown(place("drink"), place("May", 1))
        == "Is it the drink? I stopped in May. I slept well then."
    )


def test_the_first_of_equal_parts_is_shown():
    places = [place("drink"), place("drink", after=100), place("drink", after=180)]

    assert best_cut(TEXT, places, 40) == best_cut(TEXT, places[:1], 40)


def test_a_word_far_within_a_sentence_is_shown_with_words_before_it():
    text = "word " * 100 + "lamp " + "word " * 100
    at = text.index("lamp")

    start, end = best_cut(text, [Place(at, at + 4, 0)], 100)

    assert start <= at - 20
    assert at + 20 <= end <= start + 100
    assert text[start - 1] == " "


def test_a_short_text_is_shown_whole():
    assert best_cut("a lamp", [Place(2, 6, 0)], 200) == (0, 6)


def test_what_stands_last_is_shown_with_what_came_before_it():
    text = "One. Two. Three. A lamp."
    at = text.index("lamp")

    assert best_cut(text, [Place(at, at + 4, 0)], 200)[0] == 0
    assert best_cut(text, [Place(at, at + 4, 0)], 16) == (text.index("Three"), len(text))


@given(st.text(st.sampled_from("ab .!?")), st.integers(1, 40))
def test_a_part_is_never_too_long(text, chars):
    places = [Place(at, at + 1, at % 3) for at, sign in enumerate(text) if sign == "a"]

    start, end = best_cut(text, places, chars)

    assert 0 <= start <= end <= len(text)
    assert end - start <= chars
