"""Boxes open for their key alone, and only whole."""

import io

import pytest

from forum.backups.boxes.age import (
    Damaged,
    NotAKey,
    WrongKey,
    check_public,
    new_key,
    open_box,
    shut,
)

PLAIN = bytes(range(256)) * 1000


@pytest.fixture(scope="module")
def key():
    return new_key()


@pytest.fixture(scope="module")
def box(key):
    box = io.BytesIO()
    shut(io.BytesIO(PLAIN), box, [key[1], new_key()[1]])
    return box.getvalue()


def opened(box: bytes, secret: str) -> bytes:
    out = io.BytesIO()
    open_box(io.BytesIO(box), out, [secret])
    return out.getvalue()


def test_the_other_half_of_the_key_opens_it(box, key):
    assert opened(box, key[0]) == PLAIN
    assert PLAIN[:64] not in box


def test_another_key_does_not(box):
    with pytest.raises(WrongKey):
        opened(box, new_key()[0])


@pytest.mark.parametrize("text", ["", "AGE-SECRET-KEY-1XYZ", "age1xyz"])
def test_what_is_no_key_is_told_apart(box, text):
    with pytest.raises(NotAKey):
        opened(box, text)
    with pytest.raises(NotAKey):
        check_public(text)


def test_a_box_that_is_cut_anywhere_is_not_whole(box, key):
    for length in (0, 5, 150, len(box) // 2, len(box) - 16, len(box) - 1):
        with pytest.raises(Damaged):
            opened(box[:length], key[0])


def test_a_box_that_was_changed_anywhere_is_not_whole(box, key):
    for place in (len(box) // 3, len(box) - 1):
        changed = bytearray(box)
        changed[place] ^= 1
        with pytest.raises(Damaged):
            opened(bytes(changed), key[0])


class Full(io.BytesIO):
    def write(self, data):
        raise OSError(28, "No space left on device")


class Broken(io.BytesIO):
    def read(self, size=-1):
        raise KeyError("the one that read")


def test_our_own_failures_come_out_as_they_are(box, key):
    with pytest.raises(OSError, match="No space"):
        shut(io.BytesIO(PLAIN), Full(), [key[1]])
    with pytest.raises(KeyError, match="the one that read"):
        shut(Broken(), io.BytesIO(), [key[1]])
    with pytest.raises(OSError, match="No space"):
        open_box(io.BytesIO(box), Full(), [key[0]])
