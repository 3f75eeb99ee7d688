"""Lines come out as they went in, whatever the pieces in which they travel."""

import zlib

import pytest
from hypothesis import given, strategies as st

from forum.backups.boxes import packing
from forum.backups.boxes.packing import NotLines, Packing, Unpacking

LINES = st.lists(st.binary(max_size=300).map(lambda line: line.replace(b"\n", b"") + b"\n"))


@given(LINES, st.integers(1, 999), st.integers(1, 999))
def test_lines_come_out_as_they_went_in(lines, read, written):
    source, taken = Packing(lines), []
    packed = b"".join(iter(lambda: source.read(read), b""))
    out = Unpacking(taken.append)
    for first in range(0, len(packed), written):
        out.write(packed[first : first + written])

    assert [line + b"\n" for line in taken] == lines


def test_no_more_is_read_ahead_than_is_asked_for():
    drawn = []
    lines = (drawn.append(n) or b"%d" % n * 50 + b"\n" for n in range(100_000))
    source = Packing(lines)

    source.read(100)

    assert 0 < len(drawn) < 50_000


@pytest.mark.parametrize("data", [b"no such thing", b"\x78\x9c" + b"\xff" * 50])
def test_what_was_not_packed_by_us_is_refused(data):
    with pytest.raises(NotLines):
        Unpacking(print).write(data)


def test_a_line_without_end_is_refused_before_it_fills_the_memory(monkeypatch):
    monkeypatch.setattr(packing, "LINE_MAX_BYTES", 1000)
    monkeypatch.setattr(packing, "AT_ONCE", 100)

    with pytest.raises(NotLines):
        Unpacking(print).write(zlib.compress(bytes(100_000)))
