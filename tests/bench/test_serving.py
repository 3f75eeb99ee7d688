"""What the bench measures is started as an operator starts it."""

from bench.forum.serving import environ


def test_what_runs_is_started_as_an_operator_starts_it(monkeypatch):
    monkeypatch.setenv("LAMPLIT_LIMITS", "off")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("LANG", "C.UTF-8")

    given = environ({"LAMPLIT_SEARCH": "tantivy"})

    assert given["LAMPLIT_SEARCH"] == "tantivy"
    assert given["LANG"] == "C.UTF-8"
    assert not {"LAMPLIT_LIMITS", "PYTHONDONTWRITEBYTECODE"} & given.keys()
