"""An entry of words that mean the same."""

import pytest

from forum.errors import Refused
from forum.search.asking.entries import FORMS_MAX, Entry, check_entry


def test_each_word_finds_the_others():
    entry = Entry("k", ("sober", "clean"), ("dry",))

    assert entry.others_than("sober") == ["clean", "dry"]
    assert entry.others_than("dry") == ["sober", "clean"]


def test_one_way_leads_to_what_is_looked_for_as_well():
    assert Entry("k", ("nhs", "gp"), ("doctor",), is_one_way=True).others_than("gp") == ["doctor"]


def test_other_forms_of_a_word_are_no_other_words():
    assert Entry("k", ("carer", "carers", "caring role")).others_than("carer") == ["caring role"]


def test_words_are_tidied_and_stand_once():
    checked = check_entry(Entry("k", (" sober ", "sober", ""), ("sober", "not   drinking")))

    assert (checked.words, checked.also) == (("sober",), ("not drinking",))


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (Entry("k", ()), "words"),
        (Entry("k", ("sober",)), "words"),
        (Entry("k", ("sober",), is_one_way=True), "also"),
        (Entry("k", ("sober", "the")), "words"),
        (Entry("k", ("sober", "!!")), "words"),
        (Entry("k", ("sober", "x" * 61)), "words"),
        (Entry("k", ("sober",), ("a b c d e f g",)), "also"),
        (Entry("k", tuple(f"w{n}" for n in range(FORMS_MAX + 1))), "words"),
    ],
)
def test_what_does_not_fit_is_refused(entry, field):
    with pytest.raises(Refused) as problem:
        check_entry(entry)
    assert problem.value.field == field
