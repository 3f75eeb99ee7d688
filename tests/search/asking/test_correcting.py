"""Words that nobody wrote are mended, and nothing is told by it."""

import pytest

from forum.search.asking.correcting import RARE_SHARE, Mender, retyped
from forum.search.backend import Audience
from tests.search.asking.lexicon import Lexicon

WRITTEN = Lexicon(
    members="zopiclone", sleep=90, sense=20, stopped=50, drinking=40, withdrawal=9, zopiclone=3
)


def mend(typed: str, audience: Audience = Audience.EVERYONE, **given):
    return Mender(WRITTEN, audience, **given).mend(typed.split())


def test_a_word_that_nobody_wrote_is_mended():
    assert mend("withdrawl sleep").instead == {"withdrawl": "withdrawal"}


def test_a_stop_word_with_a_slip_is_a_stop_word():
    assert mend("sinse i stoped").instead == {"sinse": "since", "stoped": "stopped"}


def test_a_word_that_nothing_is_like_stays():
    assert mend("xylophone").instead == {}


@pytest.mark.parametrize("typed", ["sleeping", "sleeps", "stopping", "the", "30mg", "2024"])
def test_what_was_written_in_another_form_or_is_no_word_stays(typed):
    assert mend(typed) == mend("")


def test_what_an_entry_knows_stays():
    assert mend("sleap", known={"sleap"}).instead == {}


def test_a_word_of_members_is_unknown_to_everybody_else_and_never_offered():
    assert mend("zopiclone", Audience.MEMBERS).instead == {}
    assert mend("zopiclon").instead == mend("zopiclon", Audience.MEMBERS).instead == {}


def test_a_word_that_others_mistyped_too_is_looked_for_in_both_ways():
    frequent = int(2 / RARE_SHARE)
    written = Lexicon(posts=10_000, stoped=2, stopped=frequent, panic=3, picnic=frequent)

    mended = Mender(written, Audience.EVERYONE).mend(["stoped", "panic"])

    assert mended.instead == {}
    assert mended.beside == {"stoped": "stopped"}


def test_a_word_that_many_wrote_has_no_neighbours():
    written = Lexicon(posts=100, stoped=2, stopped=100)

    assert Mender(written, Audience.EVERYONE).mend(["stoped"]).beside == {}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lseep", "sleep"),
        ("tdrinking", "drinking"),
        ("stoppedsleep", "stopped sleep"),
        ("cantsleep", "cant sleep"),
        ("drinkingxx", "drinking"),
    ],
)
def test_first_letters_and_missing_spaces_are_mended(typed, meant):
    assert mend(typed).instead == {typed: meant}


@pytest.mark.parametrize("typed", ["ozpiclone", "xzopiclone", "sleepzopiclone"])
def test_a_word_of_members_is_not_offered_in_that_way_either(typed):
    assert mend(typed, Audience.MEMBERS).instead == {}


def test_only_a_few_unknown_words_are_looked_up():
    class Counting(Lexicon):
        asked = 0

        def suggest(self, word):
            self.asked += 1
            return ()

    written = Counting()
    Mender(written, Audience.EVERYONE).mend([f"{letter}zzzz" for letter in "abcdefghijklmnopq"])

    assert written.asked == 8


def test_only_the_mended_words_are_typed_anew():
    text = "Can’t sleap, “SLEAP” board:sleap-x sleaps"

    assert retyped(text, {"sleap": "sleep"}) == "Can’t sleep, “sleep” board:sleep-x sleaps"
