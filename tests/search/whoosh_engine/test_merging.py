"""One part out of several, without what was taken out."""

from pathlib import Path

from forum.search.whoosh_engine.facts import unpack
from forum.search.whoosh_engine.filling import write_part
from forum.search.whoosh_engine.merging import merge_parts
from forum.search.whoosh_engine.writing import files_of
from tests.search.whoosh_engine.test_filling import read
from tests.search.whoosh_engine.writing_parts import a_corpus, a_post

FIRST = [a_post("a", "sleep and sleep again"), a_post("b", "xylophone"), a_post("c", "of the")]
SECOND = [
    a_post("d", "sleep at night", notes=frozenset({"grief"})),
    a_post("e", "quokka", notes=frozenset({"debt"})),
]
CORPUS = a_corpus(3, 200)


def test_merged_parts_read_as_if_the_living_posts_had_been_written_at_once(tmp_path: Path):
    first, second = write_part(tmp_path, FIRST), write_part(tmp_path, SECOND)

    merged = merge_parts(tmp_path, [first.without([1]), second.without([1])])

    anew = write_part(tmp_path, [FIRST[0], FIRST[2], SECOND[0]])
    assert (merged.count, merged.deleted) == (3, ())
    assert read(tmp_path, merged) == read(tmp_path, anew)


def test_no_file_has_a_word_of_what_was_taken_out(tmp_path: Path):
    first, second = write_part(tmp_path, FIRST), write_part(tmp_path, SECOND)
    before = [found.read_bytes() for found in files_of(tmp_path, first)]

    merged = merge_parts(tmp_path, [first.without([1]), second.without([1])])

    after = b"".join(found.read_bytes() for found in files_of(tmp_path, merged))
    assert b"xylophon" in b"".join(before)
    assert not [word for word in (b"xylophon", b"quokka", b"debt", FIRST[1].id) if word in after]


def test_posts_lie_in_the_order_of_their_ids_and_not_in_that_of_writing(tmp_path: Path):
    written = write_part(tmp_path, [*reversed(SECOND), *FIRST])
    parts = [write_part(tmp_path, some) for some in (SECOND, FIRST)]
    merged = merge_parts(tmp_path, parts)

    for part in (written, merged):
        facts = unpack((tmp_path / f"{part.name}.facts.col").read_bytes())
        assert [id_.tobytes() for id_ in facts["id"]] == sorted(
            post.id for post in (*FIRST, *SECOND)
        )
    assert read(tmp_path, merged) == read(tmp_path, written)


def test_parts_that_share_many_words_are_merged_word_for_word(tmp_path: Path):
    """Against the same posts written at once, with some taken out of each part, and of none."""
    parts = [write_part(tmp_path, CORPUS[first::4]) for first in range(4)]
    places = [set(range(0, part.count, 3 + number)) for number, part in enumerate(parts)]
    places[3] = set()
    some = [part.without(gone) for part, gone in zip(parts, places, strict=True)]

    merged = merge_parts(tmp_path, some)

    living = [
        post
        for first, gone in enumerate(places)
        for place, post in enumerate(sorted(CORPUS[first::4], key=lambda post: post.id))
        if place not in gone
    ]
    assert read(tmp_path, merged) == read(tmp_path, write_part(tmp_path, living))
