"""One zip, made piece by piece."""

import io
import json
from itertools import count
from zipfile import ZipFile

from forum.leaving.download.archive import PIECE_BYTES, as_json, zipped

LINE = "An ‘odd’ line, ¡claro!\n"


def opened(pieces) -> ZipFile:
    return ZipFile(io.BytesIO(b"".join(pieces)))


def test_what_goes_in_comes_out():
    archive = opened(zipped({"html": [LINE] * 3, "json": ["{}"]}))

    assert archive.testzip() is None
    assert archive.read("notes.html").decode() == LINE * 3
    assert archive.read("notes.json") == b"{}"


def test_a_file_with_nothing_in_it_is_there():
    assert opened(zipped({"html": []})).read("notes.html") == b""


def test_it_is_passed_on_while_it_is_made():
    """However much there is, a small part of it is in memory."""
    asked = count()
    text = (f"{number} {LINE}" for number in asked)
    pieces = zipped({"html": text})

    for _ in range(3):
        next(pieces)

    assert next(asked) * len(LINE) < 4 * PIECE_BYTES


def test_it_tells_no_time():
    [about] = opened(zipped({"html": [LINE]})).infolist()

    assert about.date_time == (1980, 1, 1, 0, 0, 0)


def test_lists_of_any_length_make_one_object():
    parts = as_json([("none", []), ("one", [{"words": LINE}]), ("two", [{"a": 1}, {"b": None}])])

    assert json.loads("".join(parts)) == {
        "none": [],
        "one": [{"words": LINE}],
        "two": [{"a": 1}, {"b": None}],
    }
