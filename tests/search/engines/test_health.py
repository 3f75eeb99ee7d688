"""The index as a whole: missing, damaged, built anew while others search, and of whom it is."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from forum.search.backend import Audience, Health, IndexBroken, IndexBusy, NotReady
from tests.search.posts import ask, key, post


def test_an_index_that_was_never_built_is_missing(engine):
    assert engine.health() is Health.MISSING
    assert not engine.is_rebuilding()


def test_an_index_that_was_built_is_ready(filled):
    engine = filled([])
    engine.warm()

    assert engine.health() is Health.READY
    assert engine.find(ask("tea")).count == 0


def test_an_index_is_built_beside_the_one_in_use(filled, opened, folder):
    engine, other = filled([post(1, "tea")]), opened(folder)
    told = []

    def documents():
        yield post(2, "tea")
        assert {hit.id for hit in other.find(ask("tea")).hits} == {key(1)}
        assert other.is_rebuilding()
        yield post(3, "tea")

    engine.rebuild(documents(), told.append)

    assert {hit.id for hit in other.find(ask("tea")).hits} == {key(2), key(3)}
    assert (told[-1], other.is_rebuilding()) == (2, False)


def test_posts_can_be_put_in_while_another_index_is_built(filled, opened, folder):
    engine, other = filled([post(1, "tea")]), opened(folder)

    def documents():
        other.apply([post(9, "tea")])
        assert other.find(ask("tea")).count == 2
        yield post(2, "tea")

    engine.rebuild(documents())

    assert {hit.id for hit in other.find(ask("tea")).hits} == {key(2)}


def test_two_do_not_build_at_once(filled, opened, folder):
    engine, other = filled([]), opened(folder)

    def documents():
        with pytest.raises(IndexBusy):
            other.rebuild([])
        yield post(1, "tea")

    engine.rebuild(documents())

    assert other.find(ask("tea")).count == 1


def test_no_search_goes_wrong_while_indexes_take_each_others_place(filled, opened, folder):
    engine, other = filled([post(1, "tea")]), opened(folder)
    with ThreadPoolExecutor(1) as pool:
        building = pool.submit(lambda: [engine.rebuild([post(n, "tea")]) for n in range(12)])
        while not building.done():
            assert other.find(ask("tea")).count == 1
            assert opened(folder).find(ask("tea")).count == 1
    assert building.exception() is None


def test_a_build_that_breaks_off_leaves_the_old_index(filled):
    engine = filled([post(1, "tea")])

    def documents():
        yield post(2, "tea")
        raise LookupError

    with pytest.raises(LookupError):
        engine.rebuild(documents())

    assert {hit.id for hit in engine.find(ask("tea")).hits} == {key(1)}
    assert not engine.is_rebuilding()
    engine.rebuild([post(3, "tea")])
    assert {hit.id for hit in engine.find(ask("tea")).hits} == {key(3)}


def every_file(folder):
    return sorted(file for file in folder.rglob("*") if file.is_file() and file.stat().st_size)


def test_damage_to_any_file_is_refused_or_changes_nothing(filled, opened, folder, tmp_path):
    filled([post(n, f"tea number{n}", everyone=n > 3) for n in range(30)])
    for number, file in enumerate(every_file(folder)):
        copy = tmp_path / f"copy-{number}"
        shutil.copytree(folder, copy)
        damage(copy / file.relative_to(folder))
        engine = opened(copy)

        told = [answer(engine, audience) for audience in Audience]
        if engine.health() is Health.READY:
            assert told == [26, 30], file
        else:
            assert "not ready" in told
            assert set(told) <= {26, 30, "not ready"}
            with pytest.raises((NotReady, IndexBroken)):
                engine.apply([post(1, "tea")])
        engine.rebuild([post(1, "tea")])
        assert engine.health() is Health.READY
        assert engine.find(ask("tea")).count == 1


def answer(engine, audience):
    try:
        return engine.find(ask("tea", audience=audience, limit=50)).count
    except NotReady:
        return "not ready"


def damage(file):
    """Change the byte in the middle of it, as a bad disk does: the file never gets shorter.

    A process that reads a file that was cut short under its hands is ended by the system.
    """
    middle = file.stat().st_size // 2
    with file.open("r+b") as open_file:
        open_file.seek(middle)
        was = open_file.read(1)[0]
        open_file.seek(middle)
        open_file.write(bytes([was ^ 0x15]))


def test_a_file_that_is_cut_short_or_lost_is_refused(filled, opened, folder, tmp_path):
    filled([post(n, f"tea number{n}") for n in range(30)])
    for number, file in enumerate(every_file(folder)):
        copy = tmp_path / f"copy-{number}"
        shutil.copytree(folder, copy)
        cut_short = copy / file.relative_to(folder)
        cut_short.write_bytes(file.read_bytes()[: -1 - number % 9])

        assert opened(copy).health() in {Health.REFUSED, Health.MISSING}, file
        cut_short.unlink()
        assert opened(copy).health() in {Health.REFUSED, Health.MISSING}, file


def test_damage_is_noticed_while_the_index_is_open(filled, folder):
    engine = filled([post(n, f"tea number{n}") for n in range(30)])
    assert (engine.health(), engine.find(ask("tea")).count) == (Health.READY, 30)

    damage(max(every_file(folder), key=lambda file: file.stat().st_size))

    assert engine.health() is Health.REFUSED
    engine.rebuild([post(1, "tea")])
    assert (engine.health(), engine.find(ask("tea")).count) == (Health.READY, 1)


def test_a_folder_that_others_may_change_is_noticed_while_the_index_is_open(filled, folder):
    engine = filled([post(1, "tea")])
    assert engine.find(ask("tea")).count == 1

    next(folder.glob("search/*")).chmod(0o777)

    assert engine.health() is Health.REFUSED
    engine.rebuild([post(1, "tea")])
    assert engine.health() is Health.READY


def test_nobody_else_may_look_into_the_folder(filled, folder):
    engine = filled([post(1, "tea")])
    engine.apply([post(2, "tea", everyone=False)])

    assert [found for found in [folder, *folder.rglob("*")] if is_open(found)] == []


def is_open(path):
    return path.is_dir() and bool(path.stat().st_mode & 0o077)


def test_a_copied_process_searches_for_itself(filled):
    engine = filled([post(1, "tea")])
    assert engine.find(ask("tea")).count == 1

    child = os.fork()
    if not child:
        os._exit(engine.find(ask("tea")).count)  # nothing of the tests may run in the copy

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1


def test_a_closed_engine_opens_again(filled):
    engine = filled([post(1, "tea")])

    engine.close()

    assert engine.posts(Audience.MEMBERS) == 1
