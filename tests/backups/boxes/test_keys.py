"""A backup is opened by a key or by words, and says which."""

import io

import pytest

from forum.backups.boxes import age
from forum.backups.boxes.age import Damaged, WrongKey
from forum.backups.boxes.keys import NoBackup, Opening, Shutting, is_for_words, open_box, shut

PLAIN, WORDS = b"Words of people. " * 9000, "lantern river oak"


def box_of(shutting: Shutting) -> io.BytesIO:
    box = io.BytesIO()
    shut(io.BytesIO(PLAIN), box, shutting)
    return box


def opened(box: io.BytesIO, opening: Opening) -> bytes:
    out = io.BytesIO()
    open_box(box, out, opening)
    return out.getvalue()


def test_each_of_several_keys_opens_it():
    (one, public), (two, other) = age.new_key(), age.new_key()
    box = box_of(Shutting(publics=(public, other)))

    assert not is_for_words(box)
    assert opened(box, Opening(secrets=(one,))) == PLAIN
    assert opened(box, Opening(secrets=(age.new_key()[0], two))) == PLAIN


def test_words_open_it_and_neither_others_nor_a_part_of_it():
    box = box_of(Shutting(words=WORDS))

    assert is_for_words(box)
    assert opened(box, Opening(words=WORDS)) == PLAIN
    with pytest.raises(WrongKey):
        opened(box, Opening(words=WORDS + "s"))
    with pytest.raises(Damaged):
        opened(io.BytesIO(box.getvalue()[:60]), Opening(words=WORDS))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"SQLite format 3\x00" * 9])
def test_what_is_no_backup_is_told_apart(content):
    with pytest.raises(NoBackup):
        is_for_words(io.BytesIO(content))


def test_neither_words_nor_keys_are_shown_by_mistake():
    shown = repr((Shutting(words=WORDS), Opening(words=WORDS, secrets=("AGE-SECRET",))))

    assert WORDS not in shown
    assert "AGE-SECRET" not in shown
