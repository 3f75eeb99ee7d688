"""The looking of proof 2 finds words in all the ways in which a file can hold them."""

import base64
import gzip
import html
import json
import zlib
from urllib.parse import quote, quote_plus

import pytest

from tests.proofs.residue import held_in

WORDS = "Quöxzim & <Zinnie>"
AROUND = "Somebody said: {} That was it."


def packed(data, window=15):
    packer = zlib.compressobj(9, zlib.DEFLATED, window)
    return packer.compress(data) + packer.flush()


def in_base64(before):
    return base64.b64encode(b"x" * before + WORDS.encode() + b"yz")


TEXT = AROUND.format(WORDS).encode()
LONG = b"".join(b"%d" % n for n in range(20_000)) + TEXT
FILES = {
    "raw": TEXT,
    "in capitals": TEXT.upper(),
    "two bytes a letter": TEXT.decode().encode("utf-16-le"),
    "the other way round": TEXT.decode().encode("utf-16-be"),
    "four bytes a letter": TEXT.decode().encode("utf-32-le"),
    "hex": b"00" + TEXT.hex().encode(),
    "HEX": TEXT.hex().upper().encode(),
    "hex of two bytes a letter": WORDS.encode("utf-16-le").hex().encode(),
    "base64": in_base64(0),
    "base64, moved by one": in_base64(1),
    "base64, moved by two": in_base64(2),
    "base64 for addresses": base64.urlsafe_b64encode(b"?" + WORDS.encode()),
    "an address": quote(WORDS).encode(),
    "a form": quote_plus(WORDS).encode(),
    "JSON": json.dumps(AROUND.format(WORDS)).encode(),
    "JSON as it is": json.dumps(AROUND.format(WORDS), ensure_ascii=False).encode(),
    "a page": html.escape(AROUND.format(WORDS)).encode(),
    "packed": b"\x00" * 7 + packed(TEXT),
    "packed with little memory": b"\x00" * 7 + packed(TEXT, window=9),
    "packed, and cut short": packed(LONG + TEXT * 9)[:-9],
    "packed, and damaged after it": packed(TEXT + LONG)[:-99] + b"\xff" * 99,
    "gzip": b"\x01" + gzip.compress(TEXT),
    "packed as base64": packed(in_base64(1)),
}


@pytest.mark.parametrize("way", FILES)
def test_words_are_found_however_they_are_written(tmp_path, way):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_bytes(b"x" * 5 + FILES[way] + b"x" * 5)

    assert held_in(tmp_path, [WORDS]) == {(WORDS, "file")}


def test_words_in_the_name_of_a_file_are_found(tmp_path):
    (tmp_path / f"{WORDS.replace('/', '')}.new").touch()

    assert {word for word, _ in held_in(tmp_path, [WORDS])} == {WORDS}


def test_a_box_is_found_by_its_bytes(tmp_path):
    box = bytes(range(100, 180))
    (tmp_path / "log").write_bytes(b"x" + box)
    (tmp_path / "hex").write_text(box.hex())

    assert held_in(tmp_path, [box]) == {(box, "log"), (box, "hex")}


def test_what_is_not_there_is_not_found(tmp_path):
    (tmp_path / "file").write_bytes(b"".join(FILES.values()))

    assert held_in(tmp_path, ["Quoxzin and zinnia"]) == set()
