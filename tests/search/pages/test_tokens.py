"""A token opens for half an hour, in the run that made it, and tells nobody else anything."""

import random
from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from forum.errors import Refused
from forum.search.backend import Position
from forum.search.pages.question import MOST_CHOICES, PAGES_BACK, WORDS_MAX_CHARS, Question
from forum.search.pages.tokens import ALIVE, TOKEN_MAX_CHARS, Dead, opened, sealed
from tests.makers import NOON

KEY, OTHER = b"k" * 32, b"o" * 32
LINE_MAX_BYTES = 4094 - len("GET /search/r/?after= HTTP/1.1\r\n") - 24
AT = Position(has_all=True, key=2.5, tie=9)
QUESTION = Question("panic at night", boards=("sleep",), trail=(AT,))


def test_a_token_opens_to_what_was_sealed():
    assert opened(sealed(QUESTION, key=KEY, at=NOON), key=KEY, at=NOON) == QUESTION


def test_a_token_is_dead_after_half_an_hour():
    token = sealed(QUESTION, key=KEY, at=NOON)

    assert opened(token, key=KEY, at=NOON + ALIVE) == QUESTION
    with pytest.raises(Dead):
        opened(token, key=KEY, at=NOON + ALIVE + timedelta(seconds=1))


def test_a_token_of_another_run_is_dead():
    with pytest.raises(Dead):
        opened(sealed(QUESTION, key=KEY, at=NOON), key=OTHER, at=NOON)


def test_a_token_that_was_changed_is_dead():
    token = sealed(QUESTION, key=KEY, at=NOON)
    for place in (0, 40, len(token) // 2, len(token) - 2):
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        with pytest.raises(Dead):
            opened(changed, key=KEY, at=NOON)


@given(st.text(max_size=100) | st.text("ABCabc123-_", max_size=400))
def test_what_is_no_token_is_dead(text):
    with pytest.raises(Dead):
        opened(text, key=KEY, at=NOON)


def test_a_token_of_any_length_is_dead():
    with pytest.raises(Dead):
        opened("A" * 3_000_000, key=KEY, at=NOON)


def test_the_length_of_a_token_does_not_tell_the_words():
    lengths = {
        len(sealed(Question(words), key=KEY, at=NOON)) for words in ("a", "panic at night" * 3)
    }

    assert len(lengths) == 1


def test_no_two_tokens_of_one_question_are_alike():
    assert sealed(QUESTION, key=KEY, at=NOON) != sealed(QUESTION, key=KEY, at=NOON)


CHANCE = random.Random(4)


def _anything(chars: int) -> str:
    return "".join(chr(CHANCE.randrange(0x4E00, 0x9FFF)) for _ in range(chars))


def test_the_longest_question_fits_into_an_address_with_a_shorter_way_back():
    trail = tuple(
        Position(has_all=False, key=CHANCE.random(), tie=CHANCE.getrandbits(64))
        for _ in range(PAGES_BACK)
    )
    question = Question(_anything(WORDS_MAX_CHARS), trail=trail)

    token = sealed(question, key=KEY, at=NOON)
    back = opened(token, key=KEY, at=NOON)

    assert len(token) <= min(LINE_MAX_BYTES, TOKEN_MAX_CHARS)
    assert back.words == question.words
    assert 0 < len(back.trail) < PAGES_BACK
    assert back.after == question.after


def test_what_fits_into_no_address_is_refused_with_a_sentence():
    choices = tuple(_anything(40) for _ in range(MOST_CHOICES))

    with pytest.raises(Refused, match="Use fewer words"):
        sealed(Question(_anything(WORDS_MAX_CHARS), left_out=choices), key=KEY, at=NOON)
