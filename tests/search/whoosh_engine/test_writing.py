"""The files of a part, as they are written."""

import tempfile
from pathlib import Path

from forum.search.files import digest
from forum.search.whoosh_engine.filling import write_part
from forum.search.whoosh_engine.writing import files_of, settled
from tests.search.whoosh_engine.writing_parts import a_post


def test_nothing_is_written_but_the_files_of_the_part(tmp_path: Path, monkeypatch):
    for_everybody = tmp_path / "for everybody"
    for_everybody.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(for_everybody))
    index = tmp_path / "index"
    index.mkdir()

    part = write_part(index, [a_post("p", "some words")])

    assert sorted(index.iterdir()) == files_of(index, part) != []
    assert list(for_everybody.iterdir()) == []


def test_every_file_of_a_part_has_its_digest(tmp_path: Path):
    part = write_part(tmp_path, [a_post("p", "some words")])

    digests = settled(tmp_path, part)

    assert digests == {found.name: digest(found.read_bytes()) for found in files_of(tmp_path, part)}


def test_two_parts_never_have_one_name(tmp_path: Path):
    first, second = (write_part(tmp_path, [a_post("p", "some words")]) for _ in range(2))

    assert first.name != second.name
