"""The model of a forum: made once, and only our own is used."""

import shutil

import pytest

from forum.search.meaning.model import FILE, Model

SECRET = b"s" * 32


@pytest.fixture
def folder(model, tmp_path):
    shutil.copy(model._file, tmp_path / FILE)
    return tmp_path


def test_without_its_file_there_is_no_vector(tmp_path):
    model = Model(tmp_path, SECRET)

    assert model.of_question("sleep") is None
    assert model.of_post("sleep", "") is None


def test_a_file_of_ours_is_used_and_not_made_again(folder):
    before = (folder / FILE).stat().st_mtime_ns
    model = Model(folder, SECRET)
    model.make()

    assert model.of_question("sleep") is not None
    assert (folder / FILE).stat().st_mtime_ns == before


def test_a_file_that_somebody_changed_is_not_used_but_made_anew(folder):
    content = bytearray((folder / FILE).read_bytes())
    content[-1] ^= 1
    (folder / FILE).write_bytes(content)
    model = Model(folder, SECRET)

    assert model.of_question("sleep") is None
    model.make()
    assert model.of_question("sleep") is not None


def test_the_title_counts_as_much_as_the_words(model):
    assert (model.of_post("sleep", "") == model.of_question("sleep")).all()
    assert (model.of_post("sleep", "x") != model.of_post("", "x")).any()
