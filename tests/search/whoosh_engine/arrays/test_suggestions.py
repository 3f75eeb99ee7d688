"""Words like a word that nobody wrote."""

import pytest

from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.searching import ArrayIndex
from tests.search.whoosh_engine.writing_parts import a_post, write

POSTS = [
    a_post("a", "withdrawal again, sleeping badly"),
    a_post("b", "withdrawn sleeper, sleeping"),
    a_post("c", "withdrawn"),
    a_post("d", "withdrawls", everyone=False, board="members"),
    a_post("e", "drinking"),
]


@pytest.fixture
def parts(tmp_path):
    return write(tmp_path, POSTS, 3)


@pytest.fixture
def index(tmp_path, parts):
    return ArrayIndex(tmp_path, parts)


def test_few_edits_come_first_then_what_is_written_often(index):
    assert index.suggest("withdrawl") == ("withdrawn", "withdrawal")
    assert index.suggest("sleepinf") == ("sleeping",)


@pytest.mark.parametrize("word", ["drikning", "drinkin", "drinkking", "drinkung"])
def test_letters_swapped_left_out_put_in_or_changed_are_found(index, word):
    assert index.suggest(word) == ("drinking",)


@pytest.mark.parametrize("word", ["zithdrawal", "rdinking", "dr", "", "123456", "wthdrwl"])
def test_another_first_letter_or_too_much_else_suggests_nothing(index, word):
    assert index.suggest(word) == ()


def test_words_of_members_alone_are_never_suggested(index):
    assert "withdrawls" not in index.suggest("withdrawlz")


def test_words_of_posts_that_were_taken_out_are_not_suggested(tmp_path, parts, index):
    first = Part(parts[0].name, parts[0].count, (0,))
    later = ArrayIndex(tmp_path, [first, *parts[1:]], index.memory)

    assert later.suggest("withdrawl") == ("withdrawn",)


def test_words_of_new_posts_are_suggested(tmp_path, parts, index):
    assert index.suggest("melatoni") == ()
    added = write(tmp_path, [a_post("f", "melatonin")])
    later = ArrayIndex(tmp_path, [*parts, *added], index.memory)

    assert later.suggest("melatoni") == ("melatonin",)


def test_stop_words_are_known_although_nobody_wrote_them(index):
    assert index.suggest("yourslef") == ("yourself",)
