"""Where the posts of a part are."""

from pathlib import Path

from forum.search.whoosh_engine.filling import write_part
from forum.search.whoosh_engine.whereabouts import Whereabouts
from tests.search.whoosh_engine.writing_parts import a_post, an_id


def test_posts_are_found_by_their_ids_with_their_marks(tmp_path: Path):
    posts = [a_post(f"p{number}", f"words {number}") for number in range(40)]
    known = Whereabouts(tmp_path, write_part(tmp_path, posts))

    found = known.places([an_id("p7"), an_id("nobody"), an_id("p0")])

    ids = sorted(post.id for post in posts)
    assert found == {an_id(name): ids.index(an_id(name)) for name in ("p7", "p0")}
    assert known.mark(found[an_id("p7")]) == posts[7].mark
    assert known.places([]) == {}


def test_ids_that_end_with_zeros_are_told_apart(tmp_path: Path):
    ids = [b"\0" * 16, b"a" + b"\0" * 15, b"a\0b" + b"\0" * 13]
    posts = [a_post("p", "words").__class__(**fields(each)) for each in ids]
    known = Whereabouts(tmp_path, write_part(tmp_path, posts))

    assert known.places(ids) == {each: place for place, each in enumerate(ids)}
    assert known.places([b"a\0c" + b"\0" * 13]) == {}


def fields(id_: bytes) -> dict[str, object]:
    post = a_post("p", "words")
    return {name: getattr(post, name) for name in post.__slots__} | {"id": id_}
