"""The files of vectors: whole or not there, and zeros where something was."""

import numpy as np
import pytest

from forum.search.meaning import files
from forum.search.meaning.rows import Rows, facts_of, no_rows, vectors_of
from tests.search.meaning.vectors import TAG, bytes_in
from tests.search.posts import key, post


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "meaning"
    folder.mkdir(mode=0o700)
    return folder


def rows_of(*names):
    vectors = [np.full(384, number + 1, np.float32) for number, _ in enumerate(names)]
    return Rows(facts_of([post(name) for name in names]), vectors_of(vectors))


def begin(folder, rows):
    """Begin with all of these rows."""
    return files.begin(folder, TAG, rows, np.arange(len(rows)))


def test_a_new_folder_has_the_rows_that_were_chosen_in_that_order(folder, monkeypatch):
    monkeypatch.setattr(files, "ROWS_AT_ONCE", 2)

    inside = files.begin(folder, TAG, rows_of("a", "b", "c", "d"), np.array([3, 0, 2]))

    found = files.open_rows(inside, files.count(inside))
    expected = rows_of("a", "b", "c", "d").at(np.array([3, 0, 2]))
    assert (found.facts == expected.facts).all()
    assert (found.vectors == expected.vectors).all()


def test_what_was_appended_is_there_in_order(folder):
    inside = begin(folder, rows_of("a"))
    files.append(inside, rows_of("b", "c"))

    assert files.count(inside) == 3
    assert (files.open_rows(inside, 3).facts == rows_of("a", "b", "c").facts).all()


@pytest.mark.parametrize("file", [files.FACTS_FILE, files.VECTORS_FILE])
def test_half_a_row_is_no_row_and_is_written_over(folder, file):
    """As it is left by whoever is killed, or finds the disk full, while writing."""
    inside = begin(folder, rows_of("a"))
    with (inside / file).open("ab") as opened:
        opened.write(b"half a row")

    assert files.count(inside) == 1
    files.append(inside, rows_of("b"))
    assert (files.open_rows(inside, 2).facts["id"] == rows_of("a", "b").facts["id"]).all()


def test_a_row_that_was_erased_is_zeros_for_whoever_reads_already(folder):
    inside = begin(folder, rows_of("a", "b"))
    before = files.open_rows(inside, 2)

    files.erase(inside, np.array([0]))

    assert key("a") not in bytes_in(folder)
    assert not before.facts[:1].tobytes().strip(b"\0")
    assert not before.vectors[:1].tobytes().strip(b"\0")
    assert before.living.tolist() == [1]


def test_what_is_put_aside_is_zeros_for_whoever_reads_still_and_then_gone(folder):
    old = begin(folder, rows_of("a"))
    reading = files.open_rows(old, 1)

    new = begin(folder, no_rows())

    assert files.current(folder, TAG) == new
    assert not old.exists()
    assert not reading.vectors.tobytes().strip(b"\0")


def test_vectors_of_another_model_are_none(folder):
    begin(folder, rows_of("a"))

    assert files.current(folder, "another") is None


@pytest.mark.parametrize("name", ["../elsewhere", "vectors-/../../elsewhere", "elsewhere", ""])
def test_only_a_folder_of_ours_is_entered(folder, name):
    (folder.parent / "elsewhere").mkdir()
    (folder / "vectors-").mkdir()
    (folder / files.CURRENT).write_text(f"{name}\n{TAG}")
    (folder / files.CURRENT).chmod(0o600)

    assert files.current(folder, TAG) is None


def test_a_folder_that_others_may_enter_is_none(folder):
    begin(folder, rows_of("a"))
    folder.chmod(0o755)

    assert files.current(folder, TAG) is None
