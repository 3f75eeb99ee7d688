"""Words like a word that nobody wrote."""

from datetime import UTC, datetime, timedelta

import pytest

from forum.search.whoosh_engine.arrays import suggestions
from forum.search.whoosh_engine.arrays.suggestions import FORGET_AFTER, KnownWords
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.searching import ArrayIndex
from tests.search.whoosh_engine.writing_parts import a_post, write

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
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


@pytest.fixture
def known(monkeypatch):
    monkeypatch.setattr(suggestions, "now", lambda: NOON)
    return KnownWords()


def remembers(known, word):
    return word in {other for _, other in known.near(f"{word[:-1]}z")}


@pytest.mark.parametrize(("later", "stays"), [(timedelta(minutes=59), True), (FORGET_AFTER, False)])
def test_words_of_posts_that_are_gone_are_remembered_for_an_hour_at_most(
    index, known, later, stays
):
    # Given words that were learnt, and a part that is gone before the hour is over
    first, second = index.view.segments[:2]
    known.read([first, second], at=NOON)
    known.read([first], at=NOON + timedelta(minutes=1))
    assert remembers(known, "drinking")

    known.read([first], at=NOON + later)

    assert remembers(known, "drinking") is stays
    assert remembers(known, "withdrawal")


def test_while_nothing_is_gone_nothing_is_learnt_anew(index, known):
    segments = index.view.segments
    known.read(segments, at=NOON)
    words = dict(known._known)

    known.read(segments, at=NOON + timedelta(days=1))

    assert known._known == words


def test_a_word_is_learnt_though_two_others_side_by_side_have_its_letters(tmp_path, known):
    parts = write(tmp_path, [a_post("f", "abca abcd"), a_post("g", "aabc abcd")], 1)
    segments = ArrayIndex(tmp_path, parts).view.segments
    known.read(segments[:1], at=NOON)
    assert known._known["a", 4].endswith("abcaabcd")

    known.read(segments, at=NOON)

    assert known._known["a", 4].endswith("abcaabcdaabc")


def test_a_word_is_kept_once_however_many_parts_have_it(tmp_path, known):
    parts = write(tmp_path, [a_post("f", "melatonin"), a_post("g", "melatonin melatonins")], 1)
    segments = ArrayIndex(tmp_path, parts).view.segments

    known.read(segments, at=NOON)

    assert [one for _, one in known.near("melatonix")].count("melatonin") == 1
    assert known._known["m", 9] == "melatonin"
    assert known._known["m", 10] == "melatonins"
