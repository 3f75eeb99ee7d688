"""Locks that end with whoever holds them."""

import os
import signal
from pathlib import Path

import pytest

from forum.search.locks import as_broken, is_locked, locked
from forum.search.trouble import IndexBroken, IndexBusy, NotOurs


def test_a_lock_is_held_by_one_and_others_see_it(tmp_path: Path):
    file = tmp_path / "lock"
    assert not is_locked(file)

    with locked(file):
        assert is_locked(file)
        for tries in (1, 3):
            with pytest.raises(IndexBusy), locked(file, tries=tries):
                pass

    assert not is_locked(file)
    with locked(file, tries=None):
        pass


def test_a_lock_ends_with_its_holder(tmp_path: Path):
    if not (child := os.fork()):
        with locked(tmp_path / "lock"):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)

    assert not is_locked(tmp_path / "lock")


@pytest.mark.parametrize("trouble", [OSError(28, "no space"), NotOurs()])
def test_what_cannot_be_written_is_broken(trouble: Exception):
    with pytest.raises(IndexBroken), as_broken():
        raise trouble


def test_where_no_lock_can_be_made_the_index_is_broken(tmp_path: Path):
    with pytest.raises(IndexBroken), locked(tmp_path / "nowhere" / "lock"):
        pass
