"""The lexicon that comes with the code: it reads, is whole, and is known to the weights."""

import pytest

from forum.care.risk.lexicon import BOOK, GROUPS, SETS
from forum.care.risk.weighing import AGAINST, DENSE, PLAINLY


def test_every_group_is_weighed_and_every_weight_has_phrases():
    assert set(GROUPS) - {"idiom"} == {*PLAINLY, *AGAINST, *DENSE}


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_says_something_and_nothing_twice(group):
    assert GROUPS[group]
    assert len(GROUPS[group]) == len(set(GROUPS[group]))


def test_every_phrase_begins_with_a_word():
    assert not [line for lines in GROUPS.values() for line in lines if line.startswith("..")]


def test_every_set_is_used_or_read_by_name():
    written = " ".join(line for lines in GROUPS.values() for line in lines)

    assert [name for name in SETS if f"{{{name}}}" not in written] == []


def test_every_phrase_is_a_pattern_though_none_is_made_before_it_is_asked_for():
    shapes = {shape for entries in BOOK._by_pair.values() for _, shape in entries}

    assert len(shapes) == sum(len(phrases) for phrases in GROUPS.values())
    assert all(shape.pattern.groups == 0 for shape in shapes)
