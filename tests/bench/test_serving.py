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


def test_memory_of_those_that_answer_is_told_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(serving, "PROCESSES", tmp_path)
    group = {70: "0::/x", 71: "lamplit.db", 72: "lamplit.db", 73: "worker.lock", 80: "other"}
    for pid, opened in group.items():
        (tmp_path / str(pid) / "fd").mkdir(parents=True)
        (tmp_path / str(pid) / "fd" / "3").symlink_to(f"/somewhere/{opened}")
        leader = 80 if pid == 80 else 70
        (tmp_path / str(pid) / "stat").write_text(f"{pid} (lamplit) S 1 {leader} {leader}")
        (tmp_path / str(pid) / "smaps_rollup").write_text("Pss: 9 kB\nPss_Anon: 1024 kB\n")

    assert serving.Server("", 70, 0.0).web_memory_mib() == 2.0
    assert serving.Server("", 70, 0.0).own_memory_mib() == 4.0
