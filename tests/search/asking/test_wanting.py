"""What a post has to have for what was typed."""

from forum.search.asking.entries import Entry
from forum.search.asking.query import WORDS_MAX, parse
from forum.search.asking.synonyms import Synonyms
from forum.search.asking.wanting import ALTERNATIVES_MAX, Wants, words_of
from forum.search.asking.weighing import Scales
from forum.search.backend import Audience, Wanted
from tests.search.asking.lexicon import Lexicon

SYNONYMS = Synonyms([Entry("a", ("sober", "clean")), Entry("b", ("post acute", "paws"))])
SCALES = Scales(Lexicon(), Audience.EVERYONE)


def wants(typed: str, synonyms: Synonyms = SYNONYMS, **slips: str):
    return Wants(SCALES, synonyms, slips).of(parse(typed))


def terms(wanted: Wanted) -> list[tuple[str, ...]]:
    return [alternative.terms for alternative in wanted.alternatives]


def test_each_word_is_wanted_once_and_stop_words_are_not():
    wanted, others = wants("I am sleeping, sleep and the panic")

    assert [terms(each) for each in wanted] == [[("sleep",)], [("panic",)]]
    assert others == ()


def test_an_apostrophe_that_is_a_letter_is_no_word():
    wanted, _ = wants("sleep \u02bc \u02bc\u02bc")

    assert [terms(each) for each in wanted] == [[("sleep",)]]
    assert words_of(parse('\u02bc "\u02bc night"')) == ["night"]


def test_what_others_say_stands_beside_it():
    wanted, others = wants("sober nights")

    assert [terms(each) for each in wanted] == [[("sober",), ("clean",)], [("night",)]]
    assert others == ("clean",)


def test_what_stands_for_several_words_stands_beside_each():
    wanted, others = wants("post acute nights")

    assert [terms(each) for each in wanted] == [
        [("post",), ("paw",)],
        [("acut",), ("paw",)],
        [("night",)],
    ]
    assert others == ("paws",)


def test_a_phrase_must_be_there_in_its_order_and_as_it_is():
    wanted, others = wants('"out of the sober house"')

    assert wanted[0].must
    assert wanted[0].alternatives[0].terms == ("sober", "hous")
    assert wanted[0].alternatives[0].gaps == (0, 1)
    assert others == ()


def test_what_a_word_may_be_a_slip_for_stands_beside_it():
    wanted, others = wants("stoped now", stoped="stopped")

    assert terms(wanted[0]) == [("stope",), ("stop",)]
    assert others == ("stopped",)


def test_words_and_what_stands_beside_them_are_bounded():
    many = Synonyms([Entry("a", ("sober", *(f"word{n}" for n in range(15))))])
    wanted, _ = wants(" ".join(f"w{n}" for n in range(99)))

    assert len(wanted) == WORDS_MAX
    assert len(wants("sober", many)[0][0].alternatives) == ALTERNATIVES_MAX


def test_words_of_phrases_are_looked_for_too():
    assert words_of(parse('I "can\'t sleep" -now')) == ["i", "cant", "sleep"]
