"""The list that comes with Lamplit."""

from collections import Counter

from forum.search.analysis import stems, words
from forum.search.asking.entries import check_entry
from forum.search.asking.shipped import shipped_entries
from forum.search.asking.synonyms import as_alternative


def test_every_entry_can_be_kept_as_it_is():
    for entry in shipped_entries().values():
        assert check_entry(entry) == entry


def test_every_word_of_an_entry_leads_to_another():
    for entry in shipped_entries().values():
        for form in entry.words:
            assert entry.others_than(form), (entry.key, form)


def test_no_word_is_led_from_by_many_entries():
    led = Counter(
        tuple(stems(words(form))) for e in shipped_entries().values() for form in set(e.words)
    )

    assert [form for form, count in led.items() if count > 2] == []


WIDE = {"hurt", "harm", "look", "use", "morn", "half", "lost"}


def test_no_words_of_others_come_down_to_one_that_stands_everywhere():
    others = {
        alternative.terms
        for entry in shipped_entries().values()
        for form in entry.words
        for other in entry.others_than(form)
        if (alternative := as_alternative(other))
    }

    assert others.isdisjoint((term,) for term in WIDE)


def test_there_are_many_of_each_kind():
    about = Counter(entry.about for entry in shipped_entries().values())

    assert sum(about.values()) >= 150
    assert all(count >= 15 for count in about.values()), about
