"""Words that others use are found in what was typed."""

from forum.search.asking.entries import Entry
from forum.search.asking.synonyms import Same, Synonyms, as_alternative
from forum.search.backend import Alternative

SYNONYMS = Synonyms(
    [
        Entry("a", ("sober", "clean")),
        Entry("b", ("post-acute withdrawal", "paws")),
        Entry("c", ("withdrawal", "coming off")),
        Entry("d", ("clean",), ("tidy",), is_one_way=True),
    ]
)


def of(typed: str) -> list[Same]:
    return list(SYNONYMS.of(typed.split()))


def test_a_word_leads_to_the_words_of_all_its_entries():
    assert of("been clean now") == [Same(1, 2, ("sober", "tidy"))]


def test_any_form_of_a_word_leads():
    assert of("withdrawals") == [Same(0, 1, ("coming off",))]


def test_the_longest_row_of_words_leads():
    assert of("post acute withdrawal again") == [Same(0, 3, ("paws",))]
    assert of("post acute") == []


def test_stop_words_within_a_row_count():
    assert of("i am coming off it") == [Same(2, 4, ("withdrawal",))]


def test_all_words_of_entries_are_known():
    assert {"sober", "acut", "tidi"} <= SYNONYMS.known


def test_words_in_a_row_keep_their_gaps():
    assert as_alternative("out of hospital to home", 0.5) == Alternative(
        ("hospit", "home"), (0, 2), 0.5
    )
    assert as_alternative("to the") is None
