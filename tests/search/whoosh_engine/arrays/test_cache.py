"""What is kept, and what is forgotten."""

from dataclasses import dataclass

from forum.search.whoosh_engine.arrays.cache import ENTRY_BYTES, Cache


@dataclass
class Thing:
    nbytes: int


def test_what_is_kept_is_not_made_again():
    cache = Cache(1000)
    first = cache.get("a", lambda: Thing(10))

    assert cache.get("a", lambda: Thing(10)) is first


def test_what_was_not_asked_for_longest_is_forgotten():
    cache = Cache(100 + 2 * ENTRY_BYTES)
    kept = cache.get("a", lambda: Thing(40))
    lost = cache.get("b", lambda: Thing(40))
    cache.get("a", lambda: Thing(40))
    cache.get("c", lambda: Thing(40))

    assert cache.get("a", lambda: Thing(0)) is kept
    assert cache.get("b", lambda: Thing(40)) is not lost


def test_bytes_never_stay_above_the_bound():
    cache = Cache(100 + 3 * ENTRY_BYTES)
    for number in range(20):
        cache.get(number, lambda: Thing(30))
    cache.get("huge", lambda: Thing(1000))

    assert cache.nbytes <= cache.max_bytes


def test_what_is_larger_than_is_wanted_is_made_each_time_and_drives_nothing_out():
    cache = Cache(10_000, largest=40)
    kept = cache.get("a", lambda: Thing(40))

    large = [cache.get("b", lambda: Thing(41)) for _ in range(2)]

    assert large[0] is not large[1]
    assert cache.get("a", lambda: Thing(40)) is kept
    assert cache.nbytes == 40 + ENTRY_BYTES


def test_things_without_bytes_do_not_pile_up():
    cache = Cache(10 * ENTRY_BYTES)
    first = cache.get(0, lambda: Thing(0))
    for number in range(50):
        cache.get(number, lambda: Thing(0))

    assert cache.get(0, lambda: Thing(0)) is not first


def test_what_lies_under_other_keys_is_let_go():
    cache = Cache(10_000)
    kept = cache.get("a", lambda: Thing(40))
    lost = cache.get("b", lambda: Thing(40))

    cache.keep_only(lambda key: key == "a")

    assert cache.nbytes == 40 + ENTRY_BYTES
    assert cache.get("a", lambda: Thing(40)) is kept
    assert cache.get("b", lambda: Thing(40)) is not lost
