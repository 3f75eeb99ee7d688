"""Which index is in use, and who may write."""

import pytest

from forum.search.backend import IndexBusy
from forum.search.tantivy_engine.generations import CURRENT, Generations
from forum.search.tantivy_engine.soundness import Unsound


def test_a_new_folder_is_in_use_once_it_is_built(tmp_path):
    generations = Generations(tmp_path)
    with generations.building() as first:
        assert generations.current() is None
    with generations.building() as second:
        assert generations.current() == first

    assert generations.current() == second
    assert not first.exists()


def test_what_a_stopped_build_left_is_swept(tmp_path):
    (tmp_path / "gen-0123").mkdir()

    with Generations(tmp_path).building() as fresh:
        assert list(tmp_path.glob("gen-*")) == [fresh]


def test_one_writes_at_a_time(tmp_path):
    with (
        Generations(tmp_path).writing(),
        pytest.raises(IndexBusy),
        Generations(tmp_path).writing(),
    ):
        pass


@pytest.mark.parametrize("name", ["../elsewhere", "gen-", "gen-../../x", "gen-0123", "", "\x00"])
def test_a_name_that_we_did_not_write_is_refused(tmp_path, name):
    (tmp_path / CURRENT).write_text(name)

    with pytest.raises(Unsound):
        Generations(tmp_path).current()


def test_a_folder_that_others_can_read_is_refused(tmp_path):
    generations = Generations(tmp_path)
    with generations.building() as fresh:
        pass
    fresh.chmod(0o755)

    with pytest.raises(Unsound):
        generations.current()
