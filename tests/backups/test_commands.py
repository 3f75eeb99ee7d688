"""`lamplit backup` says what it made, and refuses what would be of no use."""

import pytest

from forum.backups.boxes.keys import Opening, is_for_words, open_box
from forum.backups.boxes.packing import Unpacking
from forum.backups.boxes.records import from_line

WORDS = "Words that nobody else may read."


@pytest.fixture
def written(inside):
    with inside() as make:
        make.thread(body=WORDS)


def lines(file, opening) -> list:
    taken = []
    with file.open("rb") as box:
        open_box(box, Unpacking(lambda line: taken.append(from_line(line))), opening)
    return taken


@pytest.mark.usefixtures("written")
def test_a_new_key_opens_what_it_shuts(run, tmp_path):
    code, said = run("backup-key", tmp_path / "own.txt")
    secret = (tmp_path / "own.txt").read_text().splitlines()[1]
    [public] = [word for word in said.split() if word.startswith("age1")]

    assert code == 0
    assert (tmp_path / "own.txt").stat().st_mode & 0o777 == 0o600
    assert run("backup", tmp_path / "copy", "--to", public)[0] == 0
    assert WORDS in str(lines(tmp_path / "copy", Opening(secrets=(secret,))))
    assert WORDS.encode() not in (tmp_path / "copy").read_bytes()


def test_a_key_takes_no_files_place(run, tmp_path):
    (tmp_path / "own.txt").write_text("precious")

    assert run("backup-key", tmp_path / "own.txt")[0] == 1
    assert (tmp_path / "own.txt").read_text() == "precious"


@pytest.mark.usefixtures("written")
def test_words_of_a_file_shut_it(run, tmp_path):
    (tmp_path / "words.txt").write_text(" lantern river oak stone \n")

    assert run("backup", tmp_path / "copy", "--words-from", tmp_path / "words.txt")[0] == 0

    with (tmp_path / "copy").open("rb") as box:
        assert is_for_words(box)


def test_the_page_of_those_who_run_it_hears_of_a_backup(backup, settings):
    assert not (settings.data / "backup.done").exists()

    backup("list.age", "--only-erasures")
    assert not (settings.data / "backup.done").exists()
    backup()

    assert (settings.data / "backup.done").exists()


def test_too_few_words_and_no_key_are_refused(run, tmp_path):
    (tmp_path / "words.txt").write_text("short")

    for asked in (["--words-from", tmp_path / "words.txt"], ["--to", "age1nothing"]):
        assert run("backup", tmp_path / "copy", *asked)[0] == 1
    assert not (tmp_path / "copy").exists()


def test_the_data_folder_is_no_place_for_a_backup(run, key, settings):
    code, said = run("backup", settings.data / "copy", "--to", key[1])

    assert (code, "outside of the data folder" in said) == (1, True)
    assert not (settings.data / "copy").exists()


def test_a_backup_takes_no_files_place(run, key, tmp_path):
    (tmp_path / "copy").write_text("precious")

    code, said = run("backup", tmp_path / "copy", "--to", key[1])

    assert (code, "another name" in said) == (1, True)
    assert (tmp_path / "copy").read_text() == "precious"


def test_sessions_are_not_in_it(member, spare):
    member.get("/me")

    taken = lines(spare.make(), Opening(secrets=(spare.secret,)))

    tables = {line["table"] for line in taken if isinstance(line, dict) and "table" in line}
    assert {"credential", "post"} <= tables
    assert not tables & {"session", "search_outbox"}


@pytest.mark.usefixtures("written")
def test_a_list_of_what_was_erased_has_no_words(spare):
    taken = lines(spare.make("list.age", "--only-erasures"), Opening(secrets=(spare.secret,)))

    assert taken[0]["kind"] == "erasures"
    assert WORDS not in str(taken)
