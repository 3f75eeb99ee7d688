"""Whoosh's files, read into arrays."""

import os
import threading
from pathlib import Path

import numpy as np
import pytest

from forum.search.whoosh_engine.reading import ROUGH_LENGTHS, SegmentFiles
from tests.search.whoosh_engine.writing_parts import a_post, write


@pytest.fixture
def files(tmp_path):
    posts = [
        a_post("a", "insomnia again, insomnia", notes=frozenset({"grief"})),
        a_post("b", "nothing"),
        a_post("c", "insomnia " * 300),
    ]
    [part] = write(tmp_path, posts)
    return SegmentFiles(tmp_path, part)


def test_a_term_is_read_with_its_posts_how_often_and_where(files):
    written = files.written("text", "insomnia")

    assert written.places.tolist() == [0, 2]
    assert written.often.tolist() == [2, 300]
    assert written.words.tolist() == [0, 2, *range(300)]


def test_a_term_that_nobody_wrote_is_nowhere(files):
    assert not len(files.written("text", "zebra").places)


def test_the_dictionary_knows_how_many_posts_have_a_term(files):
    asked = [("text", "insomnia"), ("text", "zebra"), ("note", "grief"), ("word", "nothing")]

    assert [files.frequency(*each) for each in asked] == [2, 0, 1, 1]


def test_notes_and_words_are_read_without_places(files):
    assert files.written("note", "grief").places.tolist() == [0]
    assert files.written("word", "nothing").places.tolist() == [1]
    assert list(files.terms("word")) == ["insomnia", "nothing"]
    assert list(files.terms("note")) == ["grief"]


def test_facts_and_lengths_are_read_for_each_post(files):
    facts = files.facts()

    assert facts["length"].tolist() == [2, 1, 300]
    lengths = ROUGH_LENGTHS[files.lengths()]
    assert lengths.tolist()[:2] == [2, 1]
    assert lengths[2] == pytest.approx(300, rel=0.05)


def test_the_lists_of_a_field_come_one_after_the_other_as_each_is_read(files):
    for field, terms in {
        "text": ["insomnia", "noth"],
        "word": ["insomnia", "nothing"],
        "note": ["grief"],
    }.items():
        found = list(files.lists(field))

        assert [term for term, _ in found] == terms == list(files.terms(field))
        for term, written in found:
            alone = files.written(field, term)
            for name in ("places", "often", "words"):
                assert getattr(written, name).tolist() == getattr(alone, name).tolist()


def test_a_term_of_very_many_posts_is_read_whole(tmp_path):
    posts = [a_post(f"{at}", "insomnia " * (1 + at % 3)) for at in range(2500)]
    [part] = write(tmp_path, posts, size=2500)

    written = SegmentFiles(tmp_path, part).written("text", "insomnia")

    assert written.places.tolist() == list(range(2500))
    assert written.often.tolist() == [1 + at % 3 for at in range(2500)]
    assert len(written.words) == sum(1 + at % 3 for at in range(2500))


def test_posts_without_any_term_have_no_length(tmp_path):
    [part] = write(tmp_path, [a_post("a", "insomnia"), a_post("b", "and the")])

    assert ROUGH_LENGTHS[SegmentFiles(tmp_path, part).lengths()].tolist() == [1, 0]


def test_a_segment_of_silence_can_be_read(tmp_path):
    [part] = write(tmp_path, [a_post("a", "and the")])
    files = SegmentFiles(tmp_path, part)

    assert ROUGH_LENGTHS[files.lengths()].tolist() == [0]
    assert list(files.terms("text")) == list(files.terms("word")) == []
    assert not len(files.written("text", "insomnia").places)


def test_files_stay_readable_when_they_were_deleted(files, tmp_path):
    for path in tmp_path.iterdir():
        path.unlink()

    assert len(files.written("text", "insomnia").places) == 2
    assert len(files.facts()) == 3


def test_the_ids_of_one_post_are_read_where_they_stand(files):
    facts = files.facts()

    for place in range(3):
        both = facts["id"][place].tobytes(), facts["thread"][place].tobytes()
        assert files.ids_at(place) == both


def test_a_column_that_vanished_says_so(files, tmp_path):
    for path in tmp_path.glob("*._text_len.col"):
        path.unlink()

    with pytest.raises(FileNotFoundError):
        files.lengths()


def test_a_file_that_vanished_says_so(tmp_path):
    [part] = write(tmp_path, [a_post("a", "insomnia")])
    for path in tmp_path.iterdir():
        path.unlink()

    with pytest.raises(FileNotFoundError):
        SegmentFiles(tmp_path, part)


def test_threads_and_copied_processes_read_at_once(files):
    expected = files.written("text", "insomnia").words
    wrong = []

    def read():
        read = (files.written("text", "insomnia").words for _ in range(50))
        wrong.extend(words for words in read if not np.array_equal(words, expected))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    child = os.fork()
    if not child:
        read()
        os._exit(len(wrong))
    for thread in threads:
        thread.join()

    assert os.waitpid(child, 0)[1] == 0
    assert not wrong


def test_files_are_not_kept_in_memory(files, tmp_path):
    files.written("text", "insomnia")
    list(files.terms("word"))

    assert str(tmp_path) not in Path("/proc/self/maps").read_text()


def test_files_that_were_taken_away_meanwhile_are_read_to_their_end(files, tmp_path):
    for file in tmp_path.iterdir():
        file.unlink()

    assert files.written("word", "nothing").places.tolist() == [1]
    assert list(files.terms("word")) == ["insomnia", "nothing"]


def test_files_are_closed_when_nobody_reads_them_any_more(tmp_path):
    [part] = write(tmp_path, [a_post("a", "insomnia")])
    files = SegmentFiles(tmp_path, part)
    assert len(opened(tmp_path)) == 3

    del files
    assert not opened(tmp_path)


def opened(folder):
    """Return those of our open files that are in `folder`."""
    files = (file for file in Path("/proc/self/fd").iterdir() if file.is_symlink())
    return [name for file in files if (name := str(file.resolve())).startswith(str(folder))]
