"""What a process shares with no other is told, and nothing where no system tells it."""

import mmap
from pathlib import Path

from forum.running.memory import own

ROLLUP = """55d0-7ffd ---p 00000000 00:00 0  [rollup]
Rss:              130000 kB
Shared_Dirty:      70000 kB
Private_Clean:       512 kB
Private_Dirty:     20992 kB
"""


def test_clean_and_changed_pages_are_counted_and_shared_ones_are_not(tmp_path, monkeypatch):
    told = tmp_path / "smaps_rollup"
    told.write_text(ROLLUP)
    monkeypatch.setattr(own, "_ROLLUP", told)

    assert own.own_mib() == 21.0


def test_where_no_system_tells_it_there_is_none(monkeypatch):
    monkeypatch.setattr(own, "_ROLLUP", Path("/nowhere"))

    assert own.own_mib() == 0.0


def test_what_is_written_to_is_ours():
    with mmap.mmap(-1, 2**24) as place:
        before = own.own_mib()
        place.write(b"x" * 2**24)

        assert own.own_mib() - before > 15
