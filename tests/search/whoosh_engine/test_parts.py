"""Parts of an index."""

from forum.search.whoosh_engine.parts import Part


def test_a_part_counts_what_is_still_there():
    assert Part("posts_a", 5, (1, 3)).living == 3


def test_what_is_taken_out_joins_what_was_in_order():
    assert Part("posts_a", 5, (3,)).without([1, 3]) == Part("posts_a", 5, (1, 3))
