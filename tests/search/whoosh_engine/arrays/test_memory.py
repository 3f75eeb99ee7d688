"""What is kept from one opening to the next."""

from forum.search.backend import Audience, Request
from forum.search.whoosh_engine.arrays.memory import Memory
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.searching import ArrayIndex
from tests.search.whoosh_engine.writing_parts import a_post, wanted, write

POSTS = [a_post(name, "insomnia") for name in "abcd"]


def test_only_new_parts_are_opened(tmp_path):
    memory = Memory()
    first, second = write(tmp_path, POSTS, 2)
    before = memory.view(tmp_path, [first])
    after = memory.view(tmp_path, [Part(first.name, first.count, (0,)), second])

    assert after.segments[0] is before.segments[0]
    assert (before.count, after.count) == (2, 4)
    assert (before.living.tolist(), after.living.tolist()) == ([True] * 2, [False, *[True] * 3])


def test_a_part_of_another_folder_is_another(tmp_path):
    memory = Memory()
    parts = write(tmp_path / "a", POSTS, 4)
    (tmp_path / "a").rename(tmp_path / "b")

    before = memory.view(tmp_path / "b", parts)
    (tmp_path / "b").rename(tmp_path / "a")

    assert memory.view(tmp_path / "a", parts).segments[0] is not before.segments[0]


INSOMNIA = Request((wanted("insomnia"),), Audience.EVERYONE)


def test_terms_that_were_read_are_not_read_again(tmp_path):
    memory = Memory()
    parts = write(tmp_path, POSTS, 2)
    ArrayIndex(tmp_path, parts, memory).find(INSOMNIA)
    read = memory.read.nbytes
    for file in tmp_path.iterdir():
        file.unlink()
    later = ArrayIndex(tmp_path, [Part(parts[0].name, 2, (1,)), parts[1]], memory)

    assert later.find(INSOMNIA).count == later.frequency("insomnia", Audience.EVERYONE) == 3
    assert memory.read.nbytes == read > 0


def test_what_was_read_of_a_part_that_is_no_more_is_let_go(tmp_path):
    memory = Memory()
    parts = [Part(part.name, part.count, (0,)) for part in write(tmp_path, POSTS, 2)]
    ArrayIndex(tmp_path, parts, memory).frequency("insomnia", Audience.EVERYONE)
    read, counted = memory.read.nbytes, memory.counted.nbytes

    memory.view(tmp_path, parts[:1])

    assert memory.read.nbytes == read // 2 > 0
    assert memory.counted.nbytes == counted // 2 > 0
