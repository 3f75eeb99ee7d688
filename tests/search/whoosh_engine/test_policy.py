"""Which parts become one."""

from forum.search.whoosh_engine import policy
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.policy import FAN, PART_MAX, TELLING, to_merge, to_purge


def part(name: str, living: int, gone: int = 0) -> Part:
    return Part(name, living + gone, tuple(range(gone)))


def test_few_parts_are_left_alone():
    assert to_merge([part(str(each), 1) for each in range(FAN - 1)]) == []


def test_as_many_of_one_size_as_the_fan_become_one():
    small = [part(f"s{each}", 3) for each in range(FAN)]
    large = [part(f"l{each}", 900) for each in range(3)]

    assert to_merge([*large, *small]) == small


def test_no_part_grows_beyond_what_may_be_in_one():
    full = [part(str(each), PART_MAX - 1) for each in range(3 * FAN)]
    large = [part(f"l{each}", PART_MAX // 3) for each in range(2 * FAN)]

    assert to_merge(full) == []
    assert sum(each.living for each in to_merge(large)) <= PART_MAX


def test_one_post_after_another_ends_in_few_parts_and_is_rarely_written_anew():
    parts: list[Part] = []
    written = 0
    for number in range(5_000):
        parts.append(part(str(number), 1))
        while chosen := to_merge(parts):
            living = sum(each.living for each in chosen)
            written += living
            parts = [*(each for each in parts if each not in chosen), part(f"m{number}", living)]

    assert len(parts) < 5 * FAN
    assert written < 5 * 5_000
    assert sum(each.living for each in parts) == 5_000


def test_parts_that_lost_posts_are_purged_small_ones_first():
    whole, small, other = part("w", TELLING), part("s", 5, 1), part("o", TELLING, 2)
    large = part("l", PART_MAX, 9)

    assert to_purge([whole]) == []
    assert to_purge([large, whole, other, small]) == [small, other]
    assert to_purge([large, whole]) == [large]


def test_small_parts_become_one_so_that_none_tells_who_wrote_within_an_hour():
    small = [part(str(each), TELLING - 1 - each) for each in range(3)]
    whole = part("w", TELLING)

    assert to_purge([whole, *small]) == small[::-1]
    assert to_purge([whole, small[0]]) == []
    assert len(to_purge([part(str(each), TELLING - 1) for each in range(40)])) > 1


def test_a_small_part_that_fits_with_no_other_is_left_as_it_is(monkeypatch):
    monkeypatch.setattr(policy, "PART_MAX", 3)
    small, other = part("a", 2), part("b", 3)

    assert to_purge([small, other]) == []
