"""What the bench measures is started as an operator starts it."""

from bench.forum import serving
from bench.forum.serving import environ


def test_what_runs_is_started_as_an_operator_starts_it(monkeypatch):
    monkeypatch.setenv("LAMPLIT_LIMITS", "off")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("LANG", "C.UTF-8")

    given = environ({"LAMPLIT_SEARCH": "tantivy"})

    assert given["LAMPLIT_SEARCH"] == "tantivy"
    assert given["LANG"] == "C.UTF-8"
    assert not {"LAMPLIT_LIMITS", "PYTHONDONTWRITEBYTECODE"} & given.keys()


def test_memory_is_told_with_mapped_files_and_without(tmp_path, monkeypatch):
    monkeypatch.setattr(serving, "PROCESSES", tmp_path)
    (tmp_path / "7").mkdir()
    (tmp_path / "7" / "smaps_rollup").write_text("Pss:  203 kB\nPss_Anon:  112 kB\n")

    assert (serving.memory(7), serving.memory(7, "Pss_Anon")) == (203, 112)
    assert serving.memory(8) == 0
