"""Files that are not whole, or not ours, are not read."""

import pytest

from forum.search.tantivy_engine import writing
from forum.search.tantivy_engine.entry import of_document
from forum.search.tantivy_engine.soundness import Checker, is_whole
from forum.search.trouble import NotOurs
from tests.search.posts import key, post


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "index"
    writing.make(folder)
    writing.put(folder, [of_document(post(n, f"tea {n}")) for n in range(2000)], ())
    writing.put(folder, [], [key(1).hex()])
    return folder


def test_an_index_that_we_wrote_is_sound(folder):
    checker = Checker()

    for _ in range(2):
        checker.check(folder)
    files = [
        file for file in folder.iterdir() if "." in file.name.strip(".") and file.stat().st_size
    ]
    assert {file.suffix for file in files} >= {".del", ".idx", ".pos", ".store", ".term"}
    assert [is_whole(file) for file in files if file.suffix != ".json"] == [True] * 7


@pytest.mark.parametrize("kind", ["del", "idx", "pos", "store", "term", "fast", "fieldnorm"])
def test_a_changed_byte_is_noticed_also_later(folder, kind):
    checker = Checker()
    checker.check(folder)
    (file,) = folder.glob(f"*.{kind}")
    raw = file.read_bytes()

    file.write_bytes(bytes([raw[0] ^ 1]) + raw[1:])

    with pytest.raises(NotOurs):
        checker.check(folder)


def test_a_link_is_not_followed(folder, tmp_path):
    (file,) = folder.glob("*.idx")
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(NotOurs):
        Checker().check(folder)
