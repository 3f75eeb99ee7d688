"""The manifest of an index: what is in it, and that only we can have written it."""

from pathlib import Path

import pytest

from forum.search.files import digest
from forum.search.manifest import MANIFEST, Manifest, Sealer
from forum.search.trouble import NotOurs

SECRET = b"s" * 32
WHOLE = Manifest({"parts": [["posts_a", 3, [1]]]}, {"posts_a.trm": digest(b"terms")})


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path):
    Sealer(SECRET, "whoosh 1").write(tmp_path, WHOLE)

    assert Sealer(SECRET, "whoosh 1").read(tmp_path) == WHOLE


@pytest.mark.parametrize(
    ("secret", "kind"), [(b"t" * 32, "whoosh 1"), (SECRET, "whoosh 2"), (SECRET, "tantivy 1")]
)
def test_a_manifest_of_another_forum_version_or_engine_is_refused(
    secret: bytes, kind: str, tmp_path: Path
):
    Sealer(SECRET, "whoosh 1").write(tmp_path, WHOLE)

    with pytest.raises(NotOurs):
        Sealer(secret, kind).read(tmp_path)


def test_a_manifest_with_any_byte_changed_or_cut_off_is_refused(tmp_path: Path):
    sealer = Sealer(SECRET, "whoosh 1")
    sealer.write(tmp_path, WHOLE)
    whole = (tmp_path / MANIFEST).read_bytes()
    changed = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(len(whole))]

    for damaged in (*changed, whole[:-1], whole[:10], b"", whole + b" "):
        (tmp_path / MANIFEST).write_bytes(damaged)
        with pytest.raises(NotOurs):
            sealer.read(tmp_path)


def test_a_manifest_holds_for_its_own_index_alone(tmp_path: Path):
    sealer = Sealer(SECRET, "whoosh 1")
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    sealer.write(tmp_path / "a", WHOLE)
    (tmp_path / "b" / MANIFEST).write_bytes((tmp_path / "a" / MANIFEST).read_bytes())

    with pytest.raises(NotOurs):
        sealer.read(tmp_path / "b")
