"""Each engine is measured with the index that was built for it."""

import pytest

from bench.forum.modes.asked import Asked
from forum.search.leftovers import remove_leftovers


@pytest.fixture
def asked(tmp_path):
    for engine in ("whoosh", "tantivy"):
        (tmp_path / "data" / "search" / engine).mkdir(parents=True)
    return Asked(tmp_path, tmp_path, 1, 1.0, [4], ["whoosh", "tantivy"])


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_a_worker_cannot_remove_the_index_of_another_engine(asked, engine):
    data = asked.folder / "data"

    with asked.alone(engine) as settings:
        assert settings["LAMPLIT_SEARCH"] == engine
        assert [one.name for one in (data / "search").iterdir()] == [engine]
        remove_leftovers(data, used=[engine])

    assert {one.name for one in (data / "search").iterdir()} == {"whoosh", "tantivy"}


def test_without_a_name_it_is_the_first_engine(asked):
    with asked.alone() as settings:
        assert settings["LAMPLIT_SEARCH"] == "whoosh"
