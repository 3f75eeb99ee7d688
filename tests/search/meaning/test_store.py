"""Vectors in step with their posts."""

import shutil
from dataclasses import replace

import numpy as np
import pytest

from forum.search.meaning.ids import halves, ids_of
from forum.search.meaning.store import VectorStore
from forum.search.trouble import IndexBroken
from tests.search.meaning.vectors import TAG, bytes_in, put
from tests.search.posts import key, post


@pytest.fixture
def filled(store, vector):
    names = sorted("abcd", key=lambda name: halves(key(name)))  # as they lie once tidied
    put(store, [(post(name, name), vector(0.5)) for name in names])
    return store


def living(store):
    return set(store.marks())


def test_before_anything_was_put_there_is_nothing(store):
    assert store.marks() == {}
    assert store.among([key("a")]) == set()


def test_another_process_sees_what_was_put_and_what_was_forgotten(filled, tmp_path):
    other = VectorStore(tmp_path / "meaning", TAG)
    assert living(other) == {key(name) for name in "abcd"}

    with filled.writing():
        filled.forget([key("a")])

    assert other.among([key("a"), key("b")]) == {key("b")}


def test_what_is_forgotten_is_in_no_file(filled, tmp_path, vector):
    put(filled, [(post("x", "x"), vector(-0.123))])
    packed = filled.rows().vectors[-1].tobytes()
    assert packed in bytes_in(tmp_path)

    with filled.writing():
        filled.forget([key("x")])

    assert packed not in bytes_in(tmp_path)
    assert key("x") not in bytes_in(tmp_path)


def test_a_post_has_one_vector_however_often_it_is_put(filled, vector):
    put(filled, [(post("a", "other words"), vector(0.7))])

    assert len(filled.rows().living) == 4
    assert filled.marks()[key("a")] == post("a", "other words").mark


def test_a_post_whose_words_are_the_same_keeps_its_vector_with_its_facts_of_now(filled):
    moved = replace(post("a", "a"), board=key("another"), helped=True)
    before = filled.rows().vectors[0].tobytes()

    with filled.writing():
        filled.agree([moved, post("b", "b")])

    assert filled.marks()[key("a")] == moved.mark
    assert filled.rows().vectors[-1].tobytes() == before
    assert len(filled.rows()) == 5  # what has not changed is not written again


def test_a_post_whose_words_changed_loses_its_vector_at_once(filled):
    with filled.writing():
        filled.agree([post("a", "changed")])

    assert living(filled) == {key(name) for name in "bcd"}


def test_only_what_has_the_right_mark_is_kept(filled):
    with filled.writing():
        filled.keep_only({key("a"): post("a", "a").mark, key("b"): 1})

    assert living(filled) == {key("a")}


def order(store):
    """Return whose rows the files have, in their order."""
    rows = store.rows()
    return ids_of(rows.facts["id"][rows.living])


def test_once_tidied_rows_lie_in_an_order_that_tells_nothing(store, vector):
    # Given posts that were learnt one after the other, in no order of their ids
    names = "ponmlkjihgfedcba"
    for name in names:
        put(store, [(post(name, name), vector(ord(name) / 1000))])
    assert order(store) == [key(name) for name in names]
    before = {of: store.rows().vectors[place].tobytes() for place, of in enumerate(order(store))}

    with store.writing():
        store.tidy()

    by_number = sorted(map(key, names), key=halves)
    assert order(store) == by_number != [key(name) for name in names]
    after = {of: store.rows().vectors[place].tobytes() for place, of in enumerate(order(store))}
    assert after == before


def test_many_zeros_are_tidied_away_and_few_are_not(filled):
    with filled.writing():
        filled.forget([key("a")])
        filled.tidy()
    assert len(filled.rows()) == 4

    with filled.writing():
        filled.forget([key("b")])
        filled.tidy()
    assert len(filled.rows()) == 2
    assert living(filled) == {key("c"), key("d")}


def test_what_a_killed_process_left_beside_goes_and_what_is_in_use_stays(filled, tmp_path):
    # Given a whole copy that never took the place of the vectors in use
    [used] = (tmp_path / "meaning").glob("vectors-*")
    shutil.copytree(used, used.with_name("vectors-0000000000000000"))
    before = living(filled)

    with filled.writing():
        filled.tidy()

    assert list((tmp_path / "meaning").glob("vectors-*")) == [used]
    assert living(filled) == before != set()


def test_a_folder_that_is_not_ours_cannot_be_written(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "meaning").symlink_to(tmp_path / "elsewhere")
    store = VectorStore(tmp_path / "meaning", TAG)

    with pytest.raises(IndexBroken), store.writing():
        pass


def test_a_full_disk_is_said_and_what_was_there_stays(filled, vector, full_disk):
    with pytest.raises(IndexBroken), full_disk():
        put(filled, [(post(name), np.ones(384, np.float32)) for name in range(100)])

    assert living(filled) == {key(name) for name in "abcd"}
