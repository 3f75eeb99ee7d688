"""What was typed is taken apart, whatever it is."""

import pytest
from hypothesis import example, given, strategies as st

from forum.search.asking.query import CHARS_MAX, WORDS_MAX, Query, parse


def test_plain_words_stay_plain():
    assert parse("  can't sleep,\nagain ") == Query(
        "can't sleep, again", ("can't", "sleep,", "again")
    )


def test_each_operator_means_something():
    query = parse('tired "panic attack" -work -"night shift" board:sleep WHEN:2024 now')

    assert query.words == ("tired", "now")
    assert query.phrases == ("panic attack",)
    assert query.without == ("work", "night shift")
    assert query.boards == ("sleep",)
    assert query.year == 2024


@pytest.mark.parametrize(
    "typed",
    [
        *('"open', '-"open', "self-harm", "- -", "--", "title:sleep", "when:now", "when:20245"),
        *("board:", "board:a_b", "sleep*", "a AND b OR NOT c", "sleep~2 ^4 [a TO b] {x}", "é+ñ"),
        *("\\", "😀 😀", "a:b:c", "when:1850", 'mid"dle"quote'),
    ],
)
def test_all_else_is_plain_text(typed):
    query = parse(typed)

    assert query.words == tuple(typed.split())
    assert not query.phrases + query.without + query.boards


@pytest.mark.parametrize("typed", ["“panic attack”", "„panic attack“", "«panic attack»"])
def test_quotes_of_any_keyboard_are_quotes(typed):
    assert parse(typed).phrases == ("panic attack",)


def test_what_nobody_sees_is_a_space():
    assert parse("a\0b\u202ec\ud800d").words == ("a", "b", "c", "d")


def test_a_long_text_is_cut_at_a_word_and_says_so():
    query = parse("lamp " * 10_000)

    assert query.was_cut
    assert CHARS_MAX - 5 <= len(query.text) <= CHARS_MAX
    assert set(query.words) == {"lamp"}
    assert not parse("lamp " * 99).was_cut
    assert parse("x" * 2000).text == "x" * CHARS_MAX


def test_parts_are_bounded_in_number():
    assert len(parse('"a" ' * 200).phrases) <= WORDS_MAX
    assert len(parse("-a " * 200).without) <= WORDS_MAX


@given(st.text(st.sampled_from('"-: abé\n“”\0') | st.characters(), max_size=1500))
@example('-"' * 600)
@example("board:" * 200)
def test_anything_can_be_read(typed):
    query = parse(typed)

    assert len(query.text) <= CHARS_MAX
    parts = (*query.words, *query.phrases, *query.without, *query.boards)
    assert sum(map(len, parts)) <= CHARS_MAX
    assert query.year is None or 1900 <= query.year < 2100
    assert parse(query.text).words == query.words
