"""What is written of a post."""

import numpy as np
import pytest

from forum.search.whoosh_engine.arrays.kinds import Written
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.schema import FIELDS, packed, segment_of, unpacked


def test_places_are_found_again_in_what_is_written():
    text = FIELDS["text"]

    [(term, often, weight, value)] = text.index([(3, "sleep"), (70_000, "sleep")])

    assert (term, often, weight) == (b"sleep", 2, 2.0)
    assert text.format.decode_positions(value) == [3, 70_000]
    assert text.format.decode_frequency(value) == text.format.decode_weight(value) == 2


def test_a_word_is_written_once_without_places():
    assert list(FIELDS["word"].index(["b", "a", "b"])) == [(b"a", 1, 1.0, b""), (b"b", 1, 1.0, b"")]


def test_a_segment_knows_its_files_and_what_was_taken_out():
    segment = segment_of(Part("posts_abc", 4, (2,)))

    assert segment.make_filename(".trm") == "posts_abc.trm"
    assert (segment.doc_count_all(), segment.is_deleted(2), segment.is_deleted(1)) == (
        4,
        True,
        False,
    )


def a_list(places, often, words):
    return Written(
        np.array(places, np.int32), np.array(often, np.float32), np.array(words, np.uint32)
    )


def read_again(written):
    columns = packed(written)
    return columns, unpacked(b"".join(columns), columns.posts)


@pytest.mark.parametrize(
    ("places", "often", "words"),
    [
        ([0], [1], [0]),
        ([3, 70_000], [2, 1], [0, 4_000_000_000, 7]),
        (range(5_000), [1, 2] * 2_500, range(7_500)),
    ],
)
def test_a_list_is_read_as_it_was_written(places, often, words):
    columns, again = read_again(a_list(places, often, words))

    assert columns.posts == len(places)
    assert again.places.tolist() == list(places)
    assert again.often.tolist() == list(often)
    assert again.words.tolist() == list(words)
    assert (again.places.dtype, again.often.dtype, again.words.dtype) == (
        np.int32,
        np.float32,
        np.uint32,
    )


def test_where_only_presence_is_kept_each_post_counts_once():
    columns, again = read_again(a_list([2, 5, 9], [1, 1, 1], []))

    assert (columns.often, columns.words) == (b"", b"")
    assert again.places.tolist() == [2, 5, 9]
    assert again.often.tolist() == [1, 1, 1]
    assert again.words.tolist() == []


def test_the_list_of_nobody_is_empty():
    columns, again = read_again(a_list([], [], []))

    assert (columns.posts, len(again.places), len(again.often), len(again.words)) == (0, 0, 0, 0)
