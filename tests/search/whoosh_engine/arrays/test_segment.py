"""The facts of a segment's posts."""

import numpy as np

from forum.search.whoosh_engine.arrays.codes import Codes
from forum.search.whoosh_engine.arrays.segment import Numbering, Segment, narrow
from forum.search.whoosh_engine.reading import SegmentFiles
from tests.search.whoosh_engine.writing_parts import a_post, an_id, write

POSTS = [
    a_post("a", "insomnia night", helped=True, thread="one"),
    a_post("b", "insomnia", waiting=True, everyone=False, thread="two", board="members"),
    a_post("c", "night", thread="one"),
]


def test_a_segment_has_the_facts_of_each_post(tmp_path):
    [part] = write(tmp_path, POSTS)
    segment = Segment(part.name, SegmentFiles(tmp_path, part), Numbering(Codes(), Codes()))

    assert segment.everyone.tolist() == [True, False, True]
    assert segment.helped.tolist() == [True, False, False]
    assert segment.waiting.tolist() == [False, True, False]
    assert segment.thread.tolist() == [0, 1, 0]
    assert segment.board.tolist() == [0, 1, 0]
    assert segment.day.tolist() == [post.day.toordinal() for post in POSTS]
    assert segment.length.tolist() == [2, 1, 1]
    assert segment.tie.tolist() == [int.from_bytes(post.id[:8], "big") >> 1 for post in POSTS]
    assert list(segment.words()) == ["insomnia", "night"]


def test_entries_are_the_marks_of_those_that_live(tmp_path):
    [part] = write(tmp_path, POSTS)
    segment = Segment(part.name, SegmentFiles(tmp_path, part), Numbering(Codes(), Codes()))

    assert segment.entries(np.array([True, False, True])) == {
        an_id("a"): POSTS[0].mark,
        an_id("c"): POSTS[2].mark,
    }


def test_numbers_take_as_few_bytes_as_the_largest_needs():
    for largest, size in ((0, 1), (255, 1), (256, 2), (65_535, 2), (65_536, 4)):
        numbers = narrow(np.array([0, largest], np.int32))

        assert (numbers.itemsize, numbers.tolist()) == (size, [0, largest])
    assert narrow(np.empty(0, np.int32)).tolist() == []
