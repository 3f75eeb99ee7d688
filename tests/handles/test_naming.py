import pytest

from forum.handles.naming import (
    ADJECTIVES,
    CREATURES,
    HUES,
    KNOWN_OFFERS,
    MOST_ATTEMPTS,
    PATTERNS,
    THINGS,
    free_name,
    known_name,
    offered_names,
    thread_name,
    window,
)

SEEDS = [number.to_bytes(16, "big") for number in range(5_000)]


def test_there_are_at_least_a_thousand_times_a_thousand_names_of_each_kind():
    assert len(ADJECTIVES) >= 1_000
    assert len(THINGS) >= 1_000
    assert len(CREATURES) >= 1_000


def test_a_handle_always_has_the_same_name():
    assert [thread_name(seed, 0) for seed in SEEDS[:50]] == [
        thread_name(seed, 0) for seed in SEEDS[:50]
    ]


def test_names_of_different_handles_hardly_ever_meet():
    names = {thread_name(seed, 0) for seed in SEEDS}

    # 5,000 draws from a million meet about 12 times.
    assert len(names) > 4_950


def test_every_word_is_about_as_likely_as_any_other():
    firsts = [thread_name(seed, 0).split()[0] for seed in SEEDS]

    assert len(set(firsts)) > 0.95 * len(ADJECTIVES)
    assert max(firsts.count(word) for word in set(firsts)) < 25


def test_a_known_name_cannot_be_taken_for_the_name_of_a_thread():
    assert not set(THINGS) & set(CREATURES)
    assert {known_name(seed, 0).split()[1].lower() for seed in SEEDS[:200]} <= set(CREATURES)


def test_a_taken_name_leads_to_the_next_one():
    first, second = thread_name(SEEDS[7], 0), thread_name(SEEDS[7], 1)

    assert free_name(SEEDS[7], lambda name: False) == first
    assert free_name(SEEDS[7], lambda name: name == first) == second


def test_a_scope_where_everything_is_taken_is_our_bug():
    asked = []

    with pytest.raises(RuntimeError):
        free_name(SEEDS[1], lambda name: asked.append(name) is None)

    assert len(set(asked)) > MOST_ATTEMPTS - 2


def test_five_different_known_names_are_offered_and_others_in_the_next_round():
    first, second = offered_names(SEEDS[0], 0), offered_names(SEEDS[0], 1)

    assert len(set(first)) == len(set(second)) == KNOWN_OFFERS
    assert not set(first) & set(second)
    assert offered_names(SEEDS[0], 0) == first


def test_windows_use_all_colours_and_patterns_and_stay_the_same():
    windows = {window(seed) for seed in SEEDS}

    assert len(windows) == HUES * len(PATTERNS)
    assert window(SEEDS[3]) == window(SEEDS[3])
