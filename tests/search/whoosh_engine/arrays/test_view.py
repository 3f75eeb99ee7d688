"""All segments side by side."""

from forum.search.backend import Audience
from forum.search.whoosh_engine.arrays.cache import Cache
from forum.search.whoosh_engine.arrays.memory import Memory
from forum.search.whoosh_engine.parts import Part
from tests.search.whoosh_engine.writing_parts import a_post, an_id, write

POSTS = [
    a_post("a", "insomnia night"),
    a_post("b", "night"),
    a_post("c", "insomnia", everyone=False, thread="t"),
    a_post("d", "insomnia night again today"),
]


def test_places_run_on_from_one_segment_to_the_next(tmp_path):
    view = Memory().view(tmp_path, write(tmp_path, POSTS, 2))

    assert view.with_term("text", "insomnia", Cache(1000)).tolist() == [0, 2, 3]
    assert view.with_term("text", "zebra", Cache(1000)).tolist() == []
    assert view.ids_at(2) == (an_id("c"), an_id("t"))
    assert view.length.tolist() == [2, 1, 1, 3]


def test_each_audience_counts_the_living_posts_that_it_may_read(tmp_path):
    first, second = write(tmp_path, POSTS, 2)
    view = Memory().view(tmp_path, [Part(first.name, 2, (0,)), second])
    everyone, members = (view.readable(audience) for audience in Audience)

    assert everyone.mask.tolist() == [False, True, False, True]
    assert members.mask.tolist() == [False, True, True, True]
    assert (everyone.count, everyone.average_length) == (2, 2.0)
    assert (members.count, members.average_length) == (3, 5 / 3)


def test_what_is_side_by_side_is_there_once_and_the_next_view_finds_it(tmp_path):
    parts, memory = write(tmp_path, POSTS, 2), Memory()
    view = memory.view(tmp_path, parts)
    view.join()

    assert all(segment.tie.base is view.tie for segment in view.segments)

    other = memory.view(tmp_path, [parts[1], parts[0]])

    assert other.tie.tolist() == [*view.tie[2:].tolist(), *view.tie[:2].tolist()]
    assert [segment.tie.tolist() for segment in view.segments] == [
        view.tie[:2].tolist(),
        view.tie[2:].tolist(),
    ]


def test_a_view_of_nothing_is_empty(tmp_path):
    view = Memory().view(tmp_path, [])

    assert view.readable(Audience.EVERYONE).count == view.count == 0
    assert not len(view.with_term("text", "insomnia", Cache(1000)))


def test_a_long_post_in_one_segment_is_as_long_beside_short_ones(tmp_path):
    long = a_post("e", " ".join(["insomnia"] * 300))
    view = Memory().view(tmp_path, write(tmp_path, [*POSTS[:2], long], 2))

    assert [segment.length.itemsize for segment in view.segments] == [1, 2]
    assert view.length.tolist() == [2, 1, 300]
    assert view.readable(Audience.EVERYONE).average_length == 303 / 3
