"""What another engine left behind is removed, and nothing else."""

from forum.search.choosing import open_backend
from forum.search.leftovers import FOLDERS, remove_leftovers


def test_only_what_is_used_stays(tmp_path):
    for name in (*FOLDERS, "something"):
        (tmp_path / "search" / name / "gen-1").mkdir(parents=True)
    (tmp_path / "lamplit.db").touch()

    remove_leftovers(tmp_path, used=["tantivy"])

    assert {each.name for each in (tmp_path / "search").iterdir()} == {"tantivy", "something"}
    assert (tmp_path / "lamplit.db").exists()


def test_nothing_is_removed_where_nothing_is(tmp_path):
    remove_leftovers(tmp_path, used=["whoosh"])

    assert not list(tmp_path.iterdir())


def test_each_engine_has_a_folder_of_this_name(settings):
    open_backend(settings).rebuild([])

    assert [each.name for each in (settings.data / "search").iterdir()] == [settings.search]
    assert settings.search in FOLDERS
