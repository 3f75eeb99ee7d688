"""What is written of a post."""

from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.schema import FIELDS, segment_of


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
