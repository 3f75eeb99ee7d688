"""An index is opened if it is ours, whole, and in use; and nothing else is ever read."""

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from forum.clock import now
from forum.search.backend import Audience
from forum.search.manifest import MANIFEST
from forum.search.trouble import Health, NotReady
from forum.search.whoosh_engine import opening
from forum.search.whoosh_engine.backend import WhooshBackend
from forum.search.whoosh_engine.ledger import whoosh_folder
from forum.search.whoosh_engine.reading import SegmentFiles
from forum.search.whoosh_engine.writing import PartWriter
from tests.search.whoosh_engine.writing_parts import a_post

SECRET = b"s" * 32
POSTS = [a_post(f"p{number}", f"sleep at night {number}") for number in range(5)]
exploded: list[str] = []


class Bomb(dict[str, int]):
    """What runs when it is read."""

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return (explode, ("read",))


def explode(how: str) -> None:
    exploded.append(how)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    WhooshBackend(tmp_path, SECRET).rebuild(POSTS)
    exploded.clear()
    return whoosh_folder(tmp_path, SECRET).in_use()


def health(data: Path) -> Health:
    engine = WhooshBackend(data, SECRET)
    with suppress(NotReady):
        engine.warm()
    return engine.health()


def bomb() -> bytes:
    return pickle.dumps(Bomb(), 2)


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("damage", [lambda _: bomb(), lambda old: old + b" ", lambda old: old[:-1]])
def test_a_damaged_or_foreign_file_of_any_kind_is_refused_unread(
    number: int, damage: Callable[[bytes], bytes], tmp_path: Path, index: Path
):
    kinds = sorted(found for found in index.iterdir() if found.name != MANIFEST)
    assert len(kinds) == 5

    kinds[number].write_bytes(damage(kinds[number].read_bytes()))

    assert (health(tmp_path), exploded) == (Health.REFUSED, [])


@pytest.mark.parametrize("name", ["_posts_1.toc", "posts_a.seg", "MAIN_a.trm"])
def test_what_stock_whoosh_would_open_is_not_even_looked_at(name: str, tmp_path: Path, index: Path):
    (index / name).write_bytes(bomb())

    assert (health(tmp_path), exploded) == (Health.READY, [])


def test_a_bomb_where_whoosh_reads_it_would_explode_and_is_refused(tmp_path: Path, index: Path):
    writer = PartWriter(index)
    writer._terms._tindex.extras["fieldmap"] = Bomb()
    part = writer.close()
    with suppress(TypeError):
        SegmentFiles(index, part)
    assert exploded.pop() == "read"

    [ours] = (
        index.glob("*.trm")[:1]
        if False
        else [found for found in index.glob("*.trm") if not found.name.startswith(part.name)]
    )
    (index / f"{part.name}.trm").replace(ours)

    assert (health(tmp_path), exploded) == (Health.REFUSED, [])


def test_a_bomb_that_comes_while_the_index_is_open_is_refused_unread(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch
):
    at = iter(now() + timedelta(seconds=number) for number in range(100))
    monkeypatch.setattr(opening, "now", lambda: next(at))
    engine = WhooshBackend(tmp_path, SECRET)
    engine.apply([], [POSTS[0].id])
    assert engine.posts(Audience.EVERYONE) == 4

    fresh = index / "fresh"
    fresh.write_bytes(bomb())
    fresh.replace(next(index.glob("*.pst")))

    for deed in (engine.warm, engine.purge):
        with pytest.raises(NotReady):
            deed()
    assert exploded == []


def test_to_ask_how_it_is_reads_no_facts_of_posts(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch
):
    read: list[int] = []
    facts = SegmentFiles.facts
    monkeypatch.setattr(SegmentFiles, "facts", lambda self: read.append(self.count) or facts(self))
    engine = WhooshBackend(tmp_path, SECRET)

    assert (engine.health(), read) == (Health.READY, [])

    assert engine.posts(Audience.EVERYONE) == len(POSTS)
    assert sum(read) == len(POSTS)


def test_a_file_that_is_exchanged_before_the_first_question_is_refused_unread(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch
):
    # Given an index that was found to be whole in this very moment
    at = now()
    monkeypatch.setattr(opening, "now", lambda: at)
    engine = WhooshBackend(tmp_path, SECRET)
    assert engine.health() is Health.READY

    next(index.glob("*.trm")).write_bytes(bomb())

    with pytest.raises(NotReady):
        engine.warm()
    assert (engine.health(), exploded) == (Health.REFUSED, [])


def test_files_are_not_looked_at_with_every_question(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch
):
    at = now()
    monkeypatch.setattr(opening, "now", lambda: at)
    engine = WhooshBackend(tmp_path, SECRET)
    engine.warm()
    next(index.glob("*.pst")).unlink()

    engine.warm()

    assert engine.health() is Health.REFUSED


def test_an_index_that_another_forum_wrote_is_refused_unread(tmp_path: Path, index: Path):
    other = tmp_path / "other"
    WhooshBackend(other, b"t" * 32).rebuild(POSTS)

    assert health(other) is Health.REFUSED


def test_a_file_that_is_missing_is_damage(tmp_path: Path, index: Path):
    next(index.glob("*.pst")).unlink()

    assert health(tmp_path) is Health.REFUSED


def test_a_manifest_that_is_missing_is_damage(tmp_path: Path, index: Path):
    (index / MANIFEST).unlink()

    assert health(tmp_path) is Health.REFUSED


def test_what_was_refused_can_be_built_anew(tmp_path: Path, index: Path):
    next(index.glob("*.pst")).write_bytes(bomb())
    engine = WhooshBackend(tmp_path, SECRET)
    with pytest.raises(NotReady):
        engine.warm()
    with pytest.raises(NotReady):
        engine.apply([a_post("more", "words")])
    with pytest.raises(NotReady):
        engine.purge()

    engine.rebuild(POSTS)

    assert (engine.health(), engine.posts(Audience.EVERYONE), exploded) == (Health.READY, 5, [])


def test_a_folder_that_is_not_there_is_no_damage(tmp_path: Path):
    assert health(tmp_path) is Health.MISSING


def test_an_open_index_is_read_again_only_when_it_changed(tmp_path: Path, index: Path):
    engine = WhooshBackend(tmp_path, SECRET)
    before = engine._opening.index()
    assert engine._opening.index() is before

    WhooshBackend(tmp_path, SECRET).apply([a_post("more", "words")])

    assert engine._opening.index() is not before
    assert engine.posts(Audience.EVERYONE) == 6


def test_readers_never_fail_while_another_process_writes_purges_and_builds(
    tmp_path: Path, index: Path
):
    if not (child := os.fork()):
        writer = WhooshBackend(tmp_path, SECRET)
        for number in range(30):
            writer.apply([a_post(f"n{number}", "sleep")], [POSTS[number % 5].id])
            writer.purge()
            if number % 10 == 9:
                writer.rebuild([*POSTS, *(a_post(f"n{each}", "sleep") for each in range(number))])
        os._exit(0)
    engine = WhooshBackend(tmp_path, SECRET)
    seen = set()
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        assert engine.health() is Health.READY
        seen.add(engine.frequency("sleep", Audience.EVERYONE))

    assert 5 <= min(seen) <= max(seen) <= 35
