"""A change of an index is there whole or not at all, whenever who makes it is killed."""

import os
import resource
import shutil
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from forum.search.backend import Document
from forum.search.trouble import Health, IndexBroken
from forum.search.whoosh_engine import policy
from forum.search.whoosh_engine.backend import WhooshBackend
from forum.search.whoosh_engine.ledger import read, whoosh_folder
from forum.search.whoosh_engine.policy import FAN
from forum.search.whoosh_engine.writing import files_of
from tests.search.whoosh_engine.killing import runs_whole
from tests.search.whoosh_engine.writing_parts import a_post

SECRET = b"s" * 32
OLD = [a_post(f"p{number}", f"sleep at night {number}") for number in range(4)]
SECRETIVE = a_post("x", "xylophone", title="Quokkas")
EDITED = a_post("p1", "now about insomnia")
FRESH = a_post("fresh", "newly written")


def marks(*posts: Document) -> dict[bytes, int]:
    return {post.id: post.mark for post in posts}


BEFORE = marks(*OLD, SECRETIVE)
AFTER = marks(*(post for post in OLD if post.id != EDITED.id), EDITED, FRESH)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with an index of two parts, to be copied."""
    engine = WhooshBackend(tmp_path / "kept", SECRET)
    engine.rebuild([SECRETIVE, *OLD[1:]])
    engine.apply([OLD[0]])
    return tmp_path / "kept"


def change(engine: WhooshBackend) -> None:
    engine.apply([EDITED, FRESH], [SECRETIVE.id])


def purge(engine: WhooshBackend) -> None:
    change(engine)
    engine.purge()


def rebuild(engine: WhooshBackend) -> None:
    engine.rebuild([*(post for post in OLD if post.id != EDITED.id), EDITED, FRESH])


def every_file(data: Path) -> bytes:
    return b"".join(found.read_bytes() for found in data.rglob("*") if found.is_file())


@pytest.mark.parametrize("deed", [change, purge, rebuild])
def test_whenever_the_writer_is_killed_the_index_is_as_before_or_as_after(
    deed: Callable[[WhooshBackend], None], kept: Path, tmp_path: Path
):
    entries = set()
    for moment in count(1, 3 if deed is rebuild else 2):
        data = tmp_path / "killed"
        shutil.copytree(kept, data)
        ended = runs_whole(lambda: deed(WhooshBackend(data, SECRET)), moment)  # noqa: B023

        engine = WhooshBackend(data, SECRET)
        assert engine.health() is Health.READY
        assert engine.entries() in (BEFORE, AFTER)
        entries.add(engine.entries() == AFTER)
        purge(engine)
        assert engine.entries() == AFTER
        assert b"xylophon" not in every_file(data)
        shutil.rmtree(data)
        if ended:
            break

    assert entries == {True, False}


def test_nothing_is_left_in_the_folder_that_the_index_does_not_consist_of(kept: Path):
    change(WhooshBackend(kept, SECRET))

    folder = whoosh_folder(kept, SECRET)
    index = folder.in_use()
    ours = {file for part in read(folder, index).parts for file in files_of(index, part)}
    assert {*index.iterdir()} - {index / "manifest"} == ours


def test_many_small_parts_become_one(kept: Path):
    engine = WhooshBackend(kept, SECRET)
    more = [a_post(f"m{number}", f"more {number}") for number in range(FAN - 2)]
    for post in more:
        engine.apply([post])

    folder = whoosh_folder(kept, SECRET)
    assert len(read(folder, folder.in_use()).parts) == 1
    assert engine.entries() == marks(*OLD, SECRETIVE, *more)


def test_what_is_there_already_is_not_written_again(kept: Path):
    engine = WhooshBackend(kept, SECRET)
    folder = whoosh_folder(kept, SECRET)
    before = folder.stamp()

    engine.apply([SECRETIVE, *OLD], [FRESH.id])

    assert folder.stamp() == before


def test_a_post_that_comes_twice_is_there_once_as_it_came_last(kept: Path):
    engine = WhooshBackend(kept, SECRET)

    engine.apply([OLD[1], EDITED])
    engine.apply([EDITED])

    assert engine.entries() == BEFORE | marks(EDITED)


def test_purging_tells_how_many_posts_it_took_out_for_good(kept: Path):
    engine = WhooshBackend(kept, SECRET)
    engine.apply([], [post.id for post in OLD[:3]])
    change(engine)

    assert [engine.purge(), engine.purge()] == [3, 0]  # the fourth was alone in its part
    assert b"xylophon" not in every_file(kept)


def test_while_parts_are_purged_others_write_in_between(kept: Path, monkeypatch):
    monkeypatch.setattr(policy, "PART_MAX", 3)
    engine, other = WhooshBackend(kept, SECRET), WhooshBackend(kept, SECRET)
    engine.apply([a_post(f"m{number}", f"more {number}") for number in range(3)])
    engine.apply([], [SECRETIVE.id, OLD[1].id, *marks(a_post("m0", ""))])
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        other.apply([FRESH])

    monkeypatch.setattr(time, "sleep", wait)

    assert engine.purge() == 3
    assert len(waits) == 1
    assert FRESH.id in engine.entries()


def test_when_the_disk_is_full_the_index_stays_as_it_was(kept: Path):
    before = sorted(found for found in kept.rglob("*"))
    if not (child := os.fork()):
        resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
        try:
            WhooshBackend(kept, SECRET).apply([a_post("long", "many words " * 50)])
        except IndexBroken:
            os._exit(0)
        os._exit(1)

    assert os.waitpid(child, 0)[1] == 0
    assert WhooshBackend(kept, SECRET).entries() == BEFORE
    assert sorted(found for found in kept.rglob("*")) == before
