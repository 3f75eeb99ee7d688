"""Which parts are written anew, and in which order."""

from forum.search.tantivy_engine.parts import Part, few_mixed, mixed

PARTS = [Part(0, "a", 900, 1), Part(1, "b", 300, 0), Part(2, "c", 80, 2), Part(3, "d", 20, 1)]


def test_the_smallest_parts_come_first():
    assert mixed(PARTS) == [PARTS[3], PARTS[2], PARTS[0]]


def test_the_smallest_parts_are_chosen_up_to_a_sum():
    assert few_mixed(PARTS, 1000) == [PARTS[3], PARTS[2], PARTS[0]]
    assert few_mixed(PARTS, 999) == [PARTS[3], PARTS[2]]
    assert few_mixed(PARTS, 19) == []
