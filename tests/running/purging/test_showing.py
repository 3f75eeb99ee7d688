"""How far a long step is can be seen."""

import pytest

from forum.running.purging import showing
from forum.running.purging.showing import shown, written


def test_what_this_process_writes_is_counted(tmp_path):
    before = written()

    (tmp_path / "file").write_bytes(bytes(1_000_000))

    assert written() - before >= 1_000_000


def test_where_nobody_counts_it_is_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(showing, "COUNTS", tmp_path / "none")

    assert written() == 0


def test_the_deed_is_done_and_its_failure_is_not_lost(capsys):
    done = []

    shown("Doing", lambda: done.append("done"), 100)
    assert done == ["done"]

    with pytest.raises(ZeroDivisionError):
        shown("Doing", lambda: print(1 / 0), 100)
