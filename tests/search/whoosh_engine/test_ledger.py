"""What an index consists of."""

from pathlib import Path

import pytest

from forum.search.files import digest
from forum.search.trouble import NotOurs
from forum.search.whoosh_engine import ledger
from forum.search.whoosh_engine.ledger import Checked, Ledger
from forum.search.whoosh_engine.parts import Part

WHOLE = Ledger((Part("posts_a", 3, (1,)),), (("posts_a.pst", "x"), ("posts_a.trm", "y")))


def test_a_ledger_comes_back_as_it_was_kept(tmp_path: Path):
    folder = ledger.whoosh_folder(tmp_path, b"s" * 32)

    with folder.building() as fresh:
        ledger.keep(folder, fresh, WHOLE)

    assert ledger.read(folder, folder.in_use()) == WHOLE


def test_a_part_in_which_nothing_lives_is_left_out_with_its_files():
    empty = Part("posts_a", 3, (0, 1, 2))

    after = WHOLE.with_parts([empty, Part("posts_b", 1)], {"posts_b.trm": "z"})

    assert after == Ledger((Part("posts_b", 1),), (("posts_b.trm", "z"),))


def test_a_file_that_somebody_touched_is_looked_at_anew_and_refused_if_it_is_another(
    tmp_path: Path,
):
    file = tmp_path / "posts_a.trm"
    file.write_bytes(b"terms")
    contents = Ledger((), ((file.name, digest(b"terms")),))
    checked = Checked()
    checked.check(tmp_path, contents)

    file.touch()
    checked.check(tmp_path, contents)
    file.write_bytes(b"other")
    for _ in range(2):
        with pytest.raises(NotOurs):
            checked.check(tmp_path, contents)
